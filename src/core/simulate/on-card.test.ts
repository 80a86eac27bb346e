import { expect, test } from 'vitest';
import { cable, device, draw } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { placeText } from '../plan/place.ts';
import { expectationsOf } from './expectations.ts';
import { reachabilityOf } from './reachability.ts';

type Parts = Parameters<typeof draw>[1];

/** As lines: `a/eth0 10.0.0.2`, with `!` in front of silences. */
function told(parts: Parts): string[] {
  const { plan } = compile(draw('on a card', parts));
  return expectationsOf(plan.hosts[0]?.resources ?? [])
    .filter(({ size }) => size === undefined)
    .map(({ kind, from, to }) => `${kind === 'silent' ? '! ' : ''}${placeText(from)} ${to}`);
}

const stack = (name: string, address: string) =>
  device('namespace', name, { interfaces: [{ id: 'eth0', addresses: [address] }] });
const eno1 = device('nic', 'eno1');
const left = stack('left', '10.0.0.1/24');
const right = stack('right', '10.0.0.2/24');

test('those on one card of the host reach each other in the mode bridge', () => {
  const links = [cable('macvlan', 'left:eth0', 'eno1'), cable('macvlan', 'right:eth0', 'eno1')];
  expect(told({ devices: [eno1, left, right], links })).toEqual([
    'left/eth0 10.0.0.2',
    'right/eth0 10.0.0.1',
  ]);
});

test.each(['private', 'vepa', 'source'])('in the mode %s the switch outside decides', (mode) => {
  const links = [
    cable('macvlan', 'left:eth0', 'eno1'),
    cable('macvlan', 'right:eth0', 'eno1', { mode }),
  ];
  expect(told({ devices: [eno1, left, right], links })).toEqual([]);
});

test('what a guest joins to the wire of a card is not silent for certain', () => {
  const nics = ['eth0', 'eth1'].map((id) => ({ id, model: 'e1000' }));
  const machine = { arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 };
  const devices = [
    ...[eno1, left, right, device('bridge', 'br0'), device('bridge', 'br1'), device('nic', 'eno2')],
    device('guest', 'vm', { ...machine, nics }),
  ];
  const links = [
    cable('veth', 'left:eth0', 'br0'),
    cable('tap', 'vm:eth0', 'br0'),
    cable('veth', 'right:eth0', 'br1'),
    cable('member', 'eno2', 'br1'),
  ];
  expect(told({ devices, links })).toEqual(['! left/eth0 10.0.0.2']);
  const joined = [...links, cable('macvtap', 'vm:eth1', 'eno1')];
  expect(told({ devices, links: joined })).toEqual([]);
});

const lower = (name: string, tag: number) => device('vlan', name, { tag });

test.each([
  ['of one card lead out, each by itself', 'nic', 'eno1', []],
  ['of a dummy lead nowhere', 'dummy', 'dummy0', ['! left/eth0 10.0.0.2', '! right/eth0 10.0.0.1']],
])('VLANs %s', (_, kind, name, silent) => {
  const devices = [device(kind, name), lower('vlan20', 20), lower('vlan30', 30), left, right];
  const links = [
    cable('lower', 'vlan20', name),
    cable('lower', 'vlan30', name),
    cable('macvlan', 'left:eth0', 'vlan20'),
    cable('macvlan', 'right:eth0', 'vlan30'),
  ];
  expect(told({ devices, links })).toEqual(silent);
});

test('a VLAN that is a port of a bridge is not the one that another stands on', () => {
  const bridge = device('bridge', 'br0', { addresses: ['10.0.0.3/24'] });
  const devices = [eno1, lower('vlan20', 20), lower('vlan30', 30), bridge, left, right];
  const links = [
    cable('lower', 'vlan20', 'eno1'),
    cable('lower', 'vlan30', 'eno1'),
    cable('member', 'vlan30', 'br0'),
    cable('veth', 'left:eth0', 'br0'),
    cable('macvlan', 'right:eth0', 'vlan20'),
  ];
  expect(told({ devices, links })).toEqual(['br0 10.0.0.1', 'left/eth0 10.0.0.3']);
});

test('a TUN device leads to a program, of which nobody knows', () => {
  const devices = [device('tun', 'vpn'), left, right];
  const links = [cable('tun', 'left:eth0', 'vpn'), cable('tun', 'right:eth0', 'vpn')];
  expect(told({ devices, links })).toEqual([]);
});

test.each([
  [{}, ['left/eth0 10.0.0.2', 'right/eth0 10.0.0.1']],
  [{ flag: 'private' }, []],
  [{ mode: 'l3' }, []],
])('ipvlans of one card, %j', (fields, lines) => {
  const links = [
    cable('ipvlan', 'left:eth0', 'eno1', fields),
    cable('ipvlan', 'right:eth0', 'eno1', fields),
  ];
  expect(told({ devices: [eno1, left, right], links })).toEqual(lines);
});

test('which cards libvirt deals to the guests of a pool is not known', () => {
  const guest = (name: string, address: string) =>
    device('guest', name, {
      ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
      nics: [{ id: 'eth0', model: 'e1000', addresses: [address] }],
    });
  const answers = (...cards: string[]) => {
    const { plan } = compile(
      draw('pool', {
        devices: [
          ...cards.map((name) => device('nic', name)),
          device('libvirt-network', 'net0', { forward: 'macvtap' }),
          ...[1, 2, 3].map((i) => guest(`g${i}`, `10.0.0.${i}/24`)),
        ],
        links: [
          ...cards.map((name) => cable('lower', 'net0', name)),
          ...[1, 2, 3].map((i) => cable('network', `g${i}:eth0`, 'net0')),
        ],
      }),
    );
    const { askers, from } = reachabilityOf(plan);
    return new Set(askers.flatMap(from).map(({ answer }) => answer));
  };
  expect(answers('eno1')).toEqual(new Set(['reaches']));
  expect(answers('eno1', 'eno2')).toEqual(new Set(['open']));
});
