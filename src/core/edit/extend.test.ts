import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Point } from '../model/topology.ts';
import { addDevice } from './devices.ts';
import { connectAll, extend, hubsFor, kindsBeyond, neighboursOf } from './extend.ts';
import { absolutePosition } from './geometry.ts';
import { moveInto } from './house.ts';

const id = (text: string): DeviceId => text as DeviceId;
const [left, top] = absolutePosition(dmzLab, 'h1');

test('what could stand at the end of a cable depends on where it begins', () => {
  expect(kindsBeyond(dmzLab, { device: id('g1') }, [left + 90, top + 90])).toEqual([
    'guest',
    'bridge',
    'ovs',
    'libvirt-network',
    'nic',
    'bond',
    'vlan',
    'dummy',
    'user-net',
    'mcast',
    'hub',
    'vde',
    'vhost-user',
    'vdpa',
  ]);
  expect(kindsBeyond(dmzLab, { device: id('b1') }, [left + 90, top + 90])).toEqual([
    'guest',
    'namespace',
    'bridge',
    'ovs',
    'libvirt-network',
    'nic',
    'bond',
    'vlan',
    'dummy',
    'vde',
  ]);
});

test('a LAN stands beside the hosts, also where it is let go over one', () => {
  const nic = addDevice(dmzLab, 'nic', { at: [0, 0], in: id('h1') });
  const beside = kindsBeyond(nic.topology, { device: nic.id }, [left - 400, top]);
  expect(beside).toContain('lan');
  const over: Point = [left + 90, top + 90];
  expect(kindsBeyond(nic.topology, { device: nic.id }, over)).not.toContain('lan');
  const made = extend(nic.topology, { device: nic.id }, 'lan', over);
  if ('why' in made) throw new Error('refused');
  expect(made.topology.devices.at(-1)).not.toHaveProperty('in');
  expect(made.topology.links.at(-1)).toMatchObject({ kind: 'wire' });
  expect(moveInto(made.topology, new Set([made.id]), id('h1'))).toEqual(made.topology);
});

test('it stands in the host where it was let go, with its cable', () => {
  const made = extend(dmzLab, { device: id('g1') }, 'bridge', [left + 300, top + 300]);
  if ('why' in made) throw new Error('refused');
  const bridge = made.topology.devices.find((device) => device.id === made.id);
  expect(bridge).toMatchObject({ kind: 'bridge', in: 'h1', at: [160, 277] });
  expect(made.topology.links.at(-1)).toMatchObject({
    id: made.link,
    kind: 'tap',
    a: { device: 'g1', port: 'eth1' },
    b: { device: made.id },
  });
});

test('everything is cabled to one switch, once', () => {
  let topology = dmzLab;
  const added = ['guest', 'guest', 'namespace'].map((kind) => {
    const one = addDevice(topology, kind as 'guest', { at: [0, 0], in: id('h1') });
    ({ topology } = one);
    return one.id;
  });
  const all = new Set<string>([...added, 'b1', 'h1', 'u1', 'g1']);
  const made = connectAll(topology, all, id('b1'));
  // web1 has a cable to br0 already; user networking cannot have one.
  expect(made.links).toHaveLength(3);
  expect([...neighboursOf(made.topology, id('b1'))]).toEqual(expect.arrayContaining(added));
  const errors = compile(made.topology).diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  expect(connectAll(made.topology, all, id('b1'))).toEqual({ topology: made.topology, links: [] });
  expect(hubsFor(topology, all)).toContain('b1');
  expect(hubsFor(made.topology, all)).not.toContain('b1');
});
