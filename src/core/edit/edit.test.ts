import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { emptyTopology } from '../examples/empty.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Topology } from '../model/topology.ts';
import { addDevice, placeIn, remove } from './devices.ts';
import { duplicate } from './copy.ts';
import { applyFix, setField } from './fields.ts';
import { absolutePosition } from './geometry.ts';
import {
  addLooseLink,
  canConnect,
  changeLinkKind,
  connect,
  plug,
  type Refusal,
  unplug,
} from './links.ts';
import { addItem, portsOf, removeItem } from './ports.ts';
import { english } from '../util/message.ts';

const id = (text: string): DeviceId => text as DeviceId;

function linked(result: { topology: Topology; id: string } | Refusal): {
  topology: Topology;
  id: string;
} {
  if ('why' in result) throw new Error(english(result.why));
  return result;
}

test('a lab drawn step by step compiles without a word', () => {
  let topology = emptyTopology('lab');
  const add = (kind: Parameters<typeof addDevice>[1], host?: DeviceId): DeviceId => {
    const added = addDevice(topology, kind, { at: [10, 20], ...(host ? { in: host } : {}) });
    topology = added.topology;
    return added.id;
  };
  const host = add('host');
  const bridge = add('bridge', host);
  const ovs = add('ovs', host);
  const guests = [add('guest', host), add('guest', host)];
  const probe = add('namespace', host);
  for (const [a, b] of [
    [guests[0], bridge],
    [guests[1], ovs],
    [probe, bridge],
    [bridge, ovs],
  ] as const) {
    topology = linked(connect(topology, { device: id(a ?? '') }, { device: b })).topology;
  }
  expect(compile(topology).diagnostics).toEqual([]);
  expect(topology.devices.map((device) => device.name)).toEqual([
    'host1',
    'br0',
    'ovs0',
    'vm1',
    'vm2',
    'ns1',
  ]);
  expect(topology.links.map((link) => link.kind)).toEqual(['tap', 'tap', 'veth', 'veth']);
});

describe('connecting', () => {
  test('takes a free port, else makes one', () => {
    const { topology, id: link } = linked(
      connect(dmzLab, { device: id('g1') }, { device: id('o1') }),
    );
    expect(topology.links.find((one) => one.id === link)?.a).toEqual({
      device: 'g1',
      port: 'eth1',
    });
    expect(portsOf(topology, 'g1').map((port) => port.id)).toEqual(['eth0', 'eth1']);
    expect(portsOf(dmzLab, 'g1')).toHaveLength(1);
  });

  test('offers kinds in order of preference', () => {
    expect(canConnect(dmzLab, { device: id('s1') }, { device: id('o1') })).toEqual({
      kinds: ['veth', 'internal'],
    });
  });

  test.each([
    ['g1', 's1'],
    ['u1', 'b1'],
    ['b1', 'b1'],
  ])('refuses %s to %s with a reason', (a, b) => {
    expect(canConnect(dmzLab, { device: id(a) }, { device: id(b) })).toHaveProperty('why');
  });

  test('refuses a port that has a cable', () => {
    const result = connect(dmzLab, { device: id('g1'), port: 'eth0' }, { device: id('o1') });
    expect('why' in result && english(result.why)).toBe('web1:eth0 already has a cable.');
  });
});

test('a loose cable snaps in at both ends and comes loose again', () => {
  const loose = addLooseLink(dmzLab, 'tap', [0, 0], [100, 0]);
  const one = plug(loose.topology, loose.id, 'a', { device: id('g1') });
  if ('why' in one) throw new Error(english(one.why));
  const two = plug(one.topology, loose.id, 'b', { device: id('o1') });
  if ('why' in two) throw new Error(english(two.why));
  expect(two.topology.links.at(-1)).toMatchObject({
    a: { device: 'g1', port: 'eth1' },
    b: { device: 'o1' },
  });
  expect(plug(loose.topology, loose.id, 'a', { device: id('s1') })).toHaveProperty('why');
  expect(unplug(two.topology, loose.id, 'b', [5, 6]).links.at(-1)?.b).toEqual({ at: [5, 6] });
});

describe('removing a host', () => {
  test('takes its content and cables along', () => {
    const { devices, links } = remove(dmzLab, new Set(['h1']));
    expect([devices, links]).toEqual([[], []]);
  });

  test('or leaves them where they stood', () => {
    const left = remove(dmzLab, new Set(['h1']), 'keep-contents');
    expect(left.devices).toHaveLength(dmzLab.devices.length - 1);
    expect(left.links).toHaveLength(dmzLab.links.length);
    expect(left.devices[0]?.at).toEqual(absolutePosition(dmzLab, 'g1'));
  });
});

test('an edit keeps the identity of what it does not touch', () => {
  const changed = setField(dmzLab, 'g1', ['nics', 0, 'mac'], '52:54:00:00:00:01');
  expect(changed.links).toBe(dmzLab.links);
  expect(changed.devices[0]).toBe(dmzLab.devices[0]);
  expect(setField(changed, 'g1', ['nics', 0, 'mac'], undefined)).toEqual(dmzLab);
});

test('a copy has names, ids and cables of its own', () => {
  const { topology, ids } = duplicate(dmzLab, new Set(['h1']), [20, 20]);
  expect(ids.size).toBe(1);
  expect(topology.devices).toHaveLength(2 * dmzLab.devices.length);
  expect(topology.links).toHaveLength(2 * dmzLab.links.length);
  const all = [...topology.devices, ...topology.links].map((one) => one.id);
  expect(new Set(all).size).toBe(all.length);
  expect(compile(topology).diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
});

test('taking a device out of its host and removing a port', () => {
  expect(placeIn(dmzLab, 'g1', undefined, [1, 2]).devices[1]).not.toHaveProperty('in');
  expect(removeItem(dmzLab, 'g1', 'nics', 'eth0').links).toHaveLength(dmzLab.links.length - 1);
});

test('a cable changes its kind where the other kind fits', () => {
  const changed = changeLinkKind(dmzLab, 'l6', 'internal');
  expect('topology' in changed && compile(changed.topology).diagnostics).toEqual([]);
  expect(changeLinkKind(dmzLab, 'l6', 'tap')).toHaveProperty('why');
});

test('every offered fix removes its diagnostic', () => {
  const broken = setField(setField(dmzLab, 'g1', ['machine'], 'pc-9.9'), 'b1', ['name'], '1 a');
  for (const diagnostic of compile(broken).diagnostics) {
    for (const fix of diagnostic.fixes ?? []) {
      const codes = compile(applyFix(broken, fix)).diagnostics.map((one) => one.code);
      expect(codes).not.toContain(diagnostic.code);
    }
  }
});

test('a renamed portgroup keeps its cables', () => {
  const { topology } = addDevice(dmzLab, 'libvirt-network', { at: [0, 0], in: id('h1') });
  const net = topology.devices.at(-1)?.id ?? '';
  const added = addItem(topology, net, 'portgroups');
  expect(added.id).toBe('group0');
  const [first, ...others] = added.topology.links;
  const named = { ...first!, b: { device: id(net) }, portgroup: 'group0' };
  const drawn = { ...added.topology, links: [named, ...others] };
  const renamed = setField(drawn, net, ['portgroups', 0, 'id'], 'office');
  expect(renamed.devices.at(-1)).toMatchObject({ portgroups: [{ id: 'office' }] });
  expect(renamed.links[0]).toEqual({ ...named, portgroup: 'office' });
  expect(renamed.links[1]).toBe(drawn.links[1]);
  expect(removeItem(renamed, net, 'portgroups', 'office').devices.at(-1)).toMatchObject({
    portgroups: [],
  });
});

test('a renamed port keeps its cable', () => {
  const renamed = setField(dmzLab, 'g1', ['nics', 0, 'id'], 'wan');
  expect(renamed.links[0]?.a).toEqual({ device: 'g1', port: 'wan' });
  expect(renamed.links[1]).toBe(dmzLab.links[1]);
  expect(compile(renamed).diagnostics).toEqual([]);
  expect(setField(dmzLab, 'g2', ['nics', 0, 'id'], 'eth1')).toBe(dmzLab);
});
