import { expect, test } from 'vitest';
import { cable, device, draw } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { placeText } from '../plan/place.ts';
import { expectationsOf } from './expectations.ts';

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
