import { expect, test } from 'vitest';
import { access, cable, device, draw, trunk } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { placeText } from '../plan/place.ts';
import { readNetwork } from './read-network.ts';
import { type Level, levelsOf } from './segments.ts';

type Parts = Parameters<typeof draw>[1];

/** Namespaces with one interface each. */
const stacks = (...names: string[]) =>
  names.map((name) => device('namespace', name, { interfaces: [{ id: 'eth0' }] }));

const guest = (name: string, cards: number) =>
  device('guest', name, {
    ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
    nics: Array.from({ length: cards }, (_, i) => ({ id: `eth${i}`, model: 'e1000' })),
  });

/** The segments of two interfaces and more, and those open to the outside. */
function segments(parts: Parts, level: Level): string[] {
  const { plan } = compile(draw('segments', parts));
  const network = readNetwork(plan.hosts[0]?.resources ?? []);
  const at = levelsOf(network)[level];
  const found = new Map<string, string[]>();
  for (const iface of network.interfaces) {
    const key = at.of(iface);
    const text = at.isOpen(iface) ? `${placeText(iface)}*` : placeText(iface);
    found.set(key, [...(found.get(key) ?? []), text]);
  }
  return [...found.values()]
    .filter((all) => all.length > 1 || all[0]?.endsWith('*'))
    .map((all) => all.sort().join(' '))
    .sort();
}

test('a bridge joins its ports and its own device', () => {
  const parts = {
    devices: [device('bridge', 'br0'), device('bridge', 'br1'), ...stacks('a', 'b', 'c')],
    links: [
      cable('veth', 'a:eth0', 'br0'),
      cable('veth', 'b:eth0', 'br0'),
      cable('veth', 'c:eth0', 'br1'),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 b/eth0 br0', 'br1 c/eth0']);
});

test('a cable between stacks is a segment of its own', () => {
  const parts = { devices: stacks('a', 'b'), links: [cable('veth', 'a:eth0', 'b:eth0')] };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 b/eth0']);
});

test('a bridge that filters keeps VLANs apart; without a tag a port is in VLAN 1, as its own device', () => {
  const parts = {
    devices: [device('bridge', 'br0'), ...stacks('red', 'red2', 'blue', 'plain')],
    links: [
      cable('veth', 'red:eth0', 'br0', { b: access(10) }),
      cable('veth', 'red2:eth0', 'br0', { b: access(10) }),
      cable('veth', 'blue:eth0', 'br0', { b: trunk([10], 20) }),
      cable('veth', 'plain:eth0', 'br0'),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['br0 plain/eth0', 'red/eth0 red2/eth0']);
  expect(segments(parts, 'wire')).toEqual(['br0 plain/eth0', 'red/eth0 red2/eth0']);
});

test('a trunk carries its tags, and its native VLAN untagged', () => {
  const both = trunk([10, 30], 99);
  const parts = {
    devices: [
      ...[device('bridge', 'br0'), device('ovs', 'ovs0')],
      ...stacks('a10', 'a20', 'a30', 'a99', 'b10', 'b20', 'b30', 'b99'),
    ],
    links: [
      ...[10, 20, 30, 99].flatMap((tag) => [
        cable('veth', `a${tag}:eth0`, 'br0', { b: access(tag) }),
        cable('veth', `b${tag}:eth0`, 'ovs0', { b: access(tag) }),
      ]),
      cable('veth', 'br0', 'ovs0', { a: both, b: both }),
    ],
  };
  const pairs = ['a10/eth0 b10/eth0', 'a30/eth0 b30/eth0', 'a99/eth0 b99/eth0'];
  expect(segments(parts, 'sure')).toEqual(pairs);
  expect(segments(parts, 'wire')).toEqual(pairs);
});

test('untagged frames go where both ends of a cable put them', () => {
  const parts = {
    devices: [device('ovs', 'ovs0'), device('ovs', 'ovs1'), ...stacks('a', 'b', 'c')],
    links: [
      cable('veth', 'a:eth0', 'ovs0', { b: access(10) }),
      cable('veth', 'b:eth0', 'ovs1', { b: access(20) }),
      cable('internal', 'c:eth0', 'ovs1'),
      cable('patch', 'ovs0', 'ovs1', { a: access(10), b: access(20) }),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 b/eth0', 'c/eth0 ovs1']);
});

test('into a trunk without a native VLAN nothing gets untagged', () => {
  const parts = {
    devices: [device('ovs', 'ovs0'), ...stacks('a', 'b')],
    links: [
      cable('veth', 'a:eth0', 'ovs0', { b: trunk([10, 20]) }),
      cable('veth', 'b:eth0', 'ovs0', { b: access(10) }),
    ],
  };
  expect(segments(parts, 'wire')).toEqual([]);
});

test('switches without VLAN settings hand tags on', () => {
  const parts = {
    devices: [
      ...[device('ovs', 'ovs0'), device('bridge', 'br0'), device('ovs', 'ovs1')],
      ...stacks('a', 'b', 'c'),
    ],
    links: [
      cable('veth', 'a:eth0', 'ovs0', { b: access(10) }),
      cable('veth', 'b:eth0', 'ovs1', { b: access(10) }),
      cable('veth', 'c:eth0', 'br0'),
      cable('veth', 'ovs0', 'br0'),
      cable('veth', 'br0', 'ovs1'),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 b/eth0', 'br0 c/eth0 ovs0 ovs1']);
});

test('a Linux bridge takes frames with the tag of an access port, one way only', () => {
  const parts = {
    devices: [device('bridge', 'br0'), device('ovs', 'ovs0'), ...stacks('a', 'b')],
    links: [
      cable('veth', 'a:eth0', 'br0', { b: access(10) }),
      cable('veth', 'b:eth0', 'ovs0', { b: access(10) }),
      cable('veth', 'br0', 'ovs0', { a: access(10) }),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 ovs0']);
  expect(segments(parts, 'wire')).toEqual(['a/eth0 b/eth0 ovs0']);
});

test('the host hears the ports of a switch in user space', () => {
  const parts = (datapath: string) => ({
    devices: [device('ovs', 'ovs0', { datapath }), ...stacks('a', 'b')],
    links: [
      cable('veth', 'a:eth0', 'ovs0', { b: { ifname: 'a0', ...access(10) } }),
      // What the switch drops, too.
      cable('veth', 'b:eth0', 'ovs0', { b: { ifname: 'b0', ...trunk([10]) } }),
    ],
  });
  expect(segments(parts('system'), 'wire')).toEqual([]);
  expect(segments(parts('netdev'), 'wire')).toEqual(['a/eth0 a0', 'b/eth0 b0']);
});

test('a switch that waits for flows joins nothing for sure', () => {
  const parts = {
    devices: [device('ovs', 'ovs0', { failMode: 'secure' }), ...stacks('a', 'b')],
    links: [cable('veth', 'a:eth0', 'ovs0'), cable('veth', 'b:eth0', 'ovs0')],
  };
  expect(segments(parts, 'sure')).toEqual([]);
  expect(segments(parts, 'wire')).toEqual(['a/eth0 b/eth0 ovs0']);
});

test('cards of the host are open to one outside, and a trunk mixes its VLANs there', () => {
  const parts = {
    devices: [
      ...[device('bridge', 'br0'), device('ovs', 'ovs0'), device('nic', 'eno1')],
      ...[device('nic', 'eno2'), ...stacks('a', 'b', 'c')],
    ],
    links: [
      cable('veth', 'a:eth0', 'br0'),
      cable('member', 'eno1', 'br0'),
      cable('veth', 'b:eth0', 'ovs0', { b: access(10) }),
      cable('veth', 'c:eth0', 'ovs0', { b: access(20) }),
      cable('member', 'eno2', 'ovs0'),
    ],
  };
  expect(segments(parts, 'sure')).toEqual(['a/eth0 br0']);
  expect(segments(parts, 'wire')).toEqual(['a/eth0* b/eth0* br0* c/eth0* ovs0*']);
});

test('a guest may bridge two cards and route with one', () => {
  const parts = {
    devices: [
      ...[device('ovs', 'ovs0'), device('ovs', 'ovs1')],
      ...[guest('two', 2), guest('one', 1), ...stacks('a', 'b', 'c', 'd')],
    ],
    links: [
      cable('veth', 'a:eth0', 'ovs0', { b: access(10) }),
      cable('veth', 'b:eth0', 'ovs0', { b: access(20) }),
      cable('tap', 'two:eth0', 'ovs0', { b: access(10) }),
      cable('tap', 'two:eth1', 'ovs0', { b: access(20) }),
      cable('veth', 'c:eth0', 'ovs1', { b: access(10) }),
      cable('veth', 'd:eth0', 'ovs1', { b: access(20) }),
      cable('tap', 'one:eth0', 'ovs1', { b: trunk([10, 20]) }),
    ],
  };
  expect(segments(parts, 'sure')).toEqual([]);
  expect(segments(parts, 'wire')).toEqual(['a/eth0 b/eth0']);
  expect(segments(parts, 'routed')).toEqual([
    'a/eth0 b/eth0',
    'c/eth0 d/eth0',
    // The host is on both, and what it forwards is not drawn.
    'ovs0 ovs1',
  ]);
});

test('guests cabled to each other may bridge what each of them is plugged into', () => {
  const parts = (form: string, cards: number) => ({
    devices: [
      ...[device('bridge', 'br0'), device('bridge', 'br1'), ...stacks('a', 'b')],
      ...[guest('east', 2), guest('west', cards)],
    ],
    links: [
      ...[cable('veth', 'a:eth0', 'br0'), cable('veth', 'b:eth0', 'br1')],
      cable('tap', 'east:eth0', 'br0'),
      { ...cable('socket', 'east:eth1', 'west:eth0'), form },
      ...(cards > 1 ? [cable('tap', 'west:eth1', 'br1')] : []),
    ],
  });
  const apart = ['a/eth0 br0', 'b/eth0 br1'];
  for (const form of ['udp', 'stream-unix']) {
    expect(segments(parts(form, 2), 'sure')).toEqual(apart);
    expect(segments(parts(form, 2), 'wire')).toEqual(['a/eth0 b/eth0 br0 br1']);
    expect(segments(parts(form, 1), 'wire')).toEqual(apart);
  }
});
