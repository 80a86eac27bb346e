import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { setField } from '../edit/fields.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { Topology } from '../model/topology.ts';
import type { Resource, ResourceKind } from '../plan/resource.ts';

/** The sample with changes `ID.PATH` to value: web1 and firewall are in br0, the host has 192.0.2.10/24. */
function change(changes: Readonly<Record<string, unknown>>): Topology {
  return Object.entries(changes).reduce((topology, [place, value]) => {
    const [id = '', ...path] = place.split('.');
    return setField(topology, id, path, value);
  }, dmzLab);
}

function planned<K extends ResourceKind>(
  kind: K,
  topology: Topology,
): Extract<Resource, { kind: K }>[] {
  const all = compile(topology).plan.hosts.flatMap(({ resources }) => resources);
  return all.filter((one): one is Extract<Resource, { kind: K }> => one.kind === kind);
}

describe('DHCP', () => {
  test('fills in the range, and reserves what is drawn at the cards in the switch', () => {
    const [dhcp, ...others] = planned('dhcp', change({ 'b1.dhcp': {} }));
    expect(others).toEqual([]);
    expect(dhcp).toMatchObject({
      id: 'b1/dhcp',
      needs: ['b1/bridge', 'b1/address/192.0.2.10/24'],
      bridge: 'br0',
      address: '192.0.2.10',
      prefix: 24,
      first: '192.0.2.128',
      last: '192.0.2.254',
    });
    expect(dhcp?.leases.map(({ address, name }) => [address, name])).toEqual([
      ['192.0.2.1', 'firewall'],
      ['192.0.2.20', 'web1'],
    ]);
    for (const { mac } of dhcp?.leases ?? []) expect(mac).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
  });

  test('is the same on Open vSwitch', () => {
    const [dhcp] = planned('dhcp', change({ 'o1.dhcp': {}, 'o1.addresses': ['10.9.0.1/24'] }));
    expect(dhcp).toMatchObject({ bridge: 'ovs0', needs: ['o1/ovs-bridge', expect.any(String)] });
  });

  test('takes what is typed before what cards say, and leaves out what cannot be', () => {
    const leases = [
      '52:54:00:00:00:0A 192.0.2.20',
      '52:54:00:00:00:0b 192.0.2.20',
      '52:54:00:00:00:0a 192.0.2.21',
      '52:54:00:00:00:0c 192.0.2.10',
      '52:54:00:00:00:0d 192.0.2.255',
      '52:54:00:00:00:0e 198.51.100.1',
      'nonsense',
    ];
    const drawing = change({ 'b1.dhcp': { leases }, 'g2.nics.0.mac': '52:54:00:00:00:0F' });
    expect(planned('dhcp', drawing)[0]?.leases).toEqual([
      { mac: '52:54:00:00:00:0f', address: '192.0.2.1', name: 'firewall' },
      { mac: '52:54:00:00:00:0a', address: '192.0.2.20', name: undefined },
    ]);
  });

  test('gives a guest with two cards in the switch one name', () => {
    const drawing = change({
      'b1.dhcp': {},
      'g2.nics.1.addresses': ['192.0.2.7/24'],
      'l3.b': { device: 'b1' },
    });
    expect(planned('dhcp', drawing)[0]?.leases.map(({ name }) => name)).toEqual([
      'firewall',
      undefined,
      'web1',
    ]);
  });

  test.each([
    ['no address', { 'b1.dhcp': {}, 'b1.addresses': undefined }],
    ['no IPv4', { 'b1.dhcp': {}, 'b1.addresses': ['2001:db8::1/64'] }],
    ['no range', { 'b1.dhcp': { range: 'all' } }],
    ['a reversed range', { 'b1.dhcp': { range: '192.0.2.9-192.0.2.8' } }],
    ['a range elsewhere', { 'b1.dhcp': { range: '10.0.0.8-10.0.0.9' } }],
    ['a range with the broadcast address', { 'b1.dhcp': { range: '192.0.2.9-192.0.2.255' } }],
  ])('serves nothing with %s', (_, changes) => {
    expect(planned('dhcp', change(changes))).toEqual([]);
  });
});

describe('NAT', () => {
  test('is one for each IPv4 network, after its address and forwarding', () => {
    const addresses = ['192.0.2.10/24', '192.0.2.11/24', '2001:db8::1/64', '10.9.0.1/16'];
    const drawing = change({ 'b1.nat': true, 'b1.addresses': addresses });
    expect(planned('forwarding', drawing)).toEqual([
      expect.objectContaining({ id: 'b1/forwarding', family: 4, value: true }),
    ]);
    expect(planned('nat', drawing)).toEqual([
      expect.objectContaining({
        network: '192.0.2.0/24',
        needs: ['b1/address/192.0.2.10/24', 'b1/forwarding'],
      }),
      expect.objectContaining({
        network: '10.9.0.0/16',
        needs: ['b1/address/10.9.0.1/16', 'b1/forwarding'],
      }),
    ]);
  });

  test('without an address changes nothing on the host', () => {
    const drawing = change({ 'b1.nat': true, 'b1.addresses': [] });
    expect([...planned('nat', drawing), ...planned('forwarding', drawing)]).toEqual([]);
  });
});
