import { describe, expect, test } from 'vitest';
import { setField } from '../edit/fields.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { viewOf } from '../view/view.ts';
import { check } from './index.ts';
import { english } from '../util/message.ts';

const VETH = { id: 'l9', kind: 'veth', a: { device: 's1', port: 'eth0' }, b: { device: 'b1' } };

/**
 * What is found in the sample after changes of `ID.PATH`, as code and titles of fixes. Its web1 and
 * firewall, of 192.0.2.20 and 192.0.2.1, are in br0, where the host has 192.0.2.10/24.
 */
function found(changes: Readonly<Record<string, unknown>>, links = dmzLab.links): string[] {
  const drawing = Object.entries(changes).reduce(
    (topology, [place, value]) => {
      const [id = '', ...path] = place.split('.');
      return setField(topology, id, path, value);
    },
    { ...dmzLab, links },
  );
  return check(viewOf(drawing)).map(({ code, fixes = [] }) =>
    [code, ...fixes.map(({ title }) => english(title))].join(': '),
  );
}

/** The namespace in br0 instead of its own switch. */
const inBridge = [...dmzLab.links.filter(({ id }) => id !== 'l6'), VETH] as typeof dmzLab.links;

describe('a range', () => {
  test('may hold what the plan reserves', () => {
    expect(found({ 'b1.dhcp': { range: '192.0.2.11-192.0.2.99' } })).toEqual([]);
  });

  test('may not hold what nobody reserves, not even where it is the default', () => {
    const interfaces = [{ id: 'eth0', addresses: ['192.0.2.200/24'] }];
    expect(found({ 'b1.dhcp': {}, 's1.interfaces': interfaces }, inBridge)).toEqual([
      'dhcp-range-has-gateway: Make it 192.0.2.128-192.0.2.199',
    ]);
  });

  test('is mended by one fix', () => {
    expect(found({ 'b1.dhcp': { range: '192.0.2.250-192.0.2.9' } })).toEqual([
      'dhcp-range-reversed: Make it 192.0.2.9-192.0.2.250',
    ]);
    expect(found({ 'b1.dhcp': { range: '192.0.2.0-192.0.2.255' } })).toEqual([
      'dhcp-range-network-bcast: Make it 192.0.2.1-192.0.2.254',
    ]);
  });
});

describe('a reservation', () => {
  const mac = '52:54:00:00:00:01';

  test('may be for a card that says the same, or whose MAC is not drawn', () => {
    const dhcp = { leases: [`${mac} 192.0.2.20`] };
    expect(found({ 'b1.dhcp': dhcp })).toEqual([]);
    expect(found({ 'b1.dhcp': dhcp, 'g1.nics.0.mac': mac.toUpperCase() })).toEqual([]);
  });

  test('may not be for an address of somebody else', () => {
    const others = { 'b1.dhcp': { leases: [`${mac} 192.0.2.20`] } };
    expect(found({ ...others, 'g1.nics.0.mac': '52:54:00:00:00:02' })).toEqual([
      'dhcp-host-dup-ip: Remove this reservation',
    ]);
    expect(found({ 'b1.dhcp': { leases: [`${mac} 192.0.2.10`] } })).toEqual([
      'dhcp-host-dup-ip: Remove this reservation',
    ]);
  });

  test('may not contradict the card', () => {
    const changes = { 'b1.dhcp': { leases: [`${mac} 192.0.2.21`] }, 'g1.nics.0.mac': mac };
    expect(found(changes)).toEqual(['dhcp-host-dup-mac: Remove this reservation']);
  });
});

describe('a switch without an address is offered', () => {
  test('what its neighbours call their gateway', () => {
    const changes = { 'b1.nat': true, 'b1.addresses': [], 'g1.nics.0.gateway': '192.0.2.254' };
    expect(found(changes)).toEqual(['nat-no-address: Give it 192.0.2.254/24']);
  });

  test('else the first address that is free among them', () => {
    const changes = { 'b1.nat': true, 'b1.addresses': ['2001:db8::1/64'] };
    expect(found(changes)).toEqual(['nat-no-address: Give it 192.0.2.2/24']);
  });

  test('else one of a network that nobody uses', () => {
    const changes = { 'o1.dhcp': {}, 'g3.nics.0.addresses': ['10.77.0.9/24'] };
    expect(found(changes)).toEqual(['dhcp-no-address: Give it 10.77.1.1/24']);
  });
});
