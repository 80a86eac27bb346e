import { expect, it } from 'vitest';
import type { DeviceId } from '../../model/ids.ts';
import { type Network, type Portgroup, resourceId, type Vlan } from '../../plan/resource.ts';
import type { EmitContext } from '../target.ts';
import { libvirtNetwork } from './libvirt-network.ts';

const o1 = 'o1' as DeviceId;
const h1 = 'h1' as DeviceId;

type OfSwitch = Extract<Network, { readonly bridge: string }>;

function wholeOf(network: Partial<OfSwitch>): Network {
  return {
    kind: 'network',
    id: resourceId(o1, 'network'),
    origin: o1,
    machine: h1,
    needs: [],
    name: 'lab-ovs0',
    bridge: 'ovs0',
    technology: 'openvswitch',
    forward: 'bridge',
    ...network,
  };
}

function contextOf(whole: Network): EmitContext {
  const host = { id: h1, label: 'kvm1', folder: 'kvm1', resources: [whole] };
  const lab = { label: 'lab', id: 'lab', group: 0x76000000 };
  const plan = { lab, hosts: [host], wires: [], titles: new Map() };
  return { plan, host, mine: [whole] };
}

function print(network: Partial<OfSwitch>): string {
  const whole = wholeOf(network);
  const [artifact] = libvirtNetwork.emit(contextOf(whole));
  expect(artifact?.path).toBe(`libvirt/networks/${whole.name}.xml`);
  const { text, spans } = artifact!.print();
  expect(spans).toEqual([{ first: 1, last: text.split('\n').length - 1, origin: 'o1' }]);
  return text;
}

it('makes a switch known by name', () => {
  expect(print({})).toMatchInlineSnapshot(`
    "<network>
      <name>lab-ovs0</name>
      <uuid>b755e9e4-959d-8b33-a868-847c3890b436</uuid>
      <forward mode='bridge'/>
      <bridge name='ovs0'/>
      <virtualport type='openvswitch'/>
    </network>
    "
  `);
  expect(print({ technology: 'bridge' })).not.toContain('virtualport');
});

it('tells of portgroups, with VLANs only where Open vSwitch has them', () => {
  const vlan: Vlan = { mode: 'trunk', tags: [20, 30], native: 20 };
  const portgroups: Portgroup[] = [{ id: 'office', default: true, vlan }, { id: 'plain' }];
  expect(print({ portgroups })).toMatchInlineSnapshot(`
    "<network>
      <name>lab-ovs0</name>
      <uuid>b755e9e4-959d-8b33-a868-847c3890b436</uuid>
      <forward mode='bridge'/>
      <bridge name='ovs0'/>
      <virtualport type='openvswitch'/>
      <portgroup name='office' default='yes'>
        <vlan trunk='yes'>
          <tag id='30'/>
          <tag id='20' nativeMode='untagged'/>
        </vlan>
      </portgroup>
      <portgroup name='plain'/>
    </network>
    "
  `);
  const refused = (network: Partial<OfSwitch>) =>
    libvirtNetwork.refuse?.(contextOf(wholeOf(network))).map(({ code }) => code);
  expect(refused({ portgroups })).toEqual([]);
  expect(refused({ portgroups, technology: 'bridge' })).toEqual(['portgroup-libvirt-vlan']);
});

it('limits bandwidth, but not where libvirt leaves records of it', () => {
  const inbound = { average: 1000, peak: 5000, burst: 512 };
  const portgroups = [{ id: 'slow', inbound, outbound: { average: 10 } }];
  const limited = { technology: 'bridge', bandwidth: { outbound: { average: 20 } }, portgroups };
  expect(print(limited as Partial<OfSwitch>)).toMatchInlineSnapshot(`
    "<network>
      <name>lab-ovs0</name>
      <uuid>b755e9e4-959d-8b33-a868-847c3890b436</uuid>
      <forward mode='bridge'/>
      <bridge name='ovs0'/>
      <bandwidth>
        <outbound average='20'/>
      </bandwidth>
      <portgroup name='slow'>
        <bandwidth>
          <inbound average='1000' peak='5000' burst='512'/>
          <outbound average='10'/>
        </bandwidth>
      </portgroup>
    </network>
    "
  `);
  const refused = (network: Partial<OfSwitch>) =>
    libvirtNetwork.refuse?.(contextOf(wholeOf(network))).map(({ code }) => code);
  expect(refused(limited as Partial<OfSwitch>)).toEqual([]);
  expect(refused({ portgroups })).toEqual(['bandwidth-libvirt-ovs']);
});

it('deals the functions of a card, whose bandwidth libvirt cannot limit', () => {
  const { bridge: _, technology: __, ...base } = wholeOf({}) as OfSwitch;
  const network = (more: object): Network => ({
    ...base,
    forward: 'hostdev',
    card: 'eno1',
    ...more,
  });
  const portgroups: Portgroup[] = [{ id: 'office', vlan: { mode: 'access', tag: 20 } }];
  const [artifact] = libvirtNetwork.emit(contextOf(network({ portgroups })));
  expect(artifact?.print().text).toContain(
    [
      "  <forward mode='hostdev' managed='yes'>",
      "    <pf dev='eno1'/>",
      '  </forward>',
      "  <portgroup name='office'>",
    ].join('\n'),
  );
  const refused = (more: object) =>
    libvirtNetwork.refuse?.(contextOf(network(more))).map(({ code }) => code);
  expect(refused({ portgroups })).toEqual([]);
  const limited = [{ id: 'slow', inbound: { average: 10 } }];
  expect(refused({ portgroups: limited })).toEqual(['bandwidth-libvirt-hostdev']);
});

it('derives the UUID from lab, host and name', () => {
  const uuid = (network: Partial<OfSwitch>) => /<uuid>(.*)<\/uuid>/.exec(print(network))?.[1];
  expect(uuid({})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid({ bridge: 'other' })).toBe(uuid({}));
  expect(uuid({ name: 'lab-br0' })).not.toBe(uuid({}));
  expect(uuid({ machine: 'h2' as DeviceId })).not.toBe(uuid({}));
});
