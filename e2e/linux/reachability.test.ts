import { afterEach, describe, expect, test } from 'vitest';
import { access, cable, device, draw, trunk } from './harness/draw.ts';
import { compareWithForetold } from './harness/foretold.ts';
import { exportLabs, runNet, writeLab } from './harness/lab.ts';
import { succeed } from './harness/sandbox.ts';
import { type Both, joined, openTwoHosts } from './harness/two-hosts.ts';
import type { Host } from './harness/vm-host.ts';
import type { Topology } from '../../src/core/index.ts';

let one: Host;
let close = async () => {};
afterEach(() => close());

const V4: Both = ['192.0.2.1/24', '192.0.2.2/24'];
const NETDEV = { datapath: 'netdev' };

interface Hosts {
  readonly ovs?: boolean;
  readonly addresses?: Both;
}

async function ask(drawing: Topology, options: Hosts) {
  const { other, ...hosts } = await openTwoHosts(options);
  ({ one, close } = hosts);
  const labs = exportLabs(drawing, 'shell-qemu');
  for (const [i, host] of [one, other].entries()) {
    writeLab(labs[i]!, host);
    await succeed(runNet(labs[i]!, host, 'up'));
  }
  return compareWithForetold(drawing, [one, other]);
}

/** The same on each of two hosts, with a wire between their cards. */
function twice(
  devices: (i: number) => readonly (readonly [kind: string, name: string, more?: object])[],
  links: (i: number) => readonly object[],
  between: readonly object[] = [cable('wire', 'eno1-0', 'eno1-1')],
): Topology {
  const end = (host: string, i: number) =>
    devices(i).map(([kind, name, more]) => ({
      ...device(kind, name, { in: host, ...more }),
      id: `${name}-${i}`,
    }));
  const other = device('host', 'other', { in: undefined });
  return draw('two hosts', {
    devices: [other, ...end('host', 0), ...end('other', 1)],
    links: [...[0, 1].flatMap(links), ...between] as never,
  });
}

const stack = (name: string, address: string) =>
  ['namespace', name, { interfaces: [{ id: 'eth0', addresses: [address] }] }] as const;

/** Joined by a tunnel over a wire, if that is drawn. */
function tunnelled(wire: boolean, parts: Parameters<typeof joined>[0]): Topology {
  const drawing = joined(parts);
  const drawn = cable('wire', 'eno1-0', 'eno1-1') as unknown as Topology['links'][0];
  return wire ? { ...drawing, links: [...drawing.links, drawn] } : drawing;
}

describe('a tunnel', () => {
  const kinds: Both = ['bridge', 'bridge'];

  test('joins where a wire is drawn below it', async () => {
    const drawing = tunnelled(true, { kinds, addresses: V4, mtu: 1450 });
    expect(await ask(drawing, { addresses: V4 })).toEqual({ reaches: 4, silent: 0, wrong: [] });
  });

  test('is not said to join what nobody has drawn as joined', async () => {
    const drawing = tunnelled(false, { kinds, addresses: V4, mtu: 1450 });
    expect(await ask(drawing, { addresses: V4 })).toEqual({ reaches: 0, silent: 0, wrong: [] });
  });

  test('of switches in user space is not sent by a card that is no port of one', async () => {
    const parts = { kinds: ['ovs', 'ovs'] as const, fields: NETDEV, mtu: 1430 };
    const drawing = tunnelled(true, { ...parts, addresses: V4 });
    const told = await ask(drawing, { ovs: true, addresses: V4 });
    expect(told).toEqual({ reaches: 2, silent: 0, wrong: [] });
    const { status } = await one.run([
      'ip',
      'netns',
      'exec',
      'in0',
      'ping',
      '-c1',
      '-w5',
      '10.9.0.2',
    ]);
    expect(status).toBe(1);
  });

  test('of switches in user space goes by the switch that has the card', async () => {
    const parts = { kinds: ['ovs', 'ovs'] as const, fields: NETDEV, mtu: 1430 };
    const drawing = tunnelled(true, { ...parts, addresses: V4, bySwitch: true });
    expect(await ask(drawing, { ovs: true })).toEqual({ reaches: 4, silent: 0, wrong: [] });
  });
});

describe('a wire', () => {
  test('carries the VLANs that its ports take', async () => {
    const drawing = twice(
      (i) => [
        ['nic', 'eno1'],
        ['ovs', 'ovs0', NETDEV],
        stack('red', `10.5.0.${1 + i}/24`),
        stack('blue', `10.5.0.${3 + i}/24`),
        stack('grey', `10.5.0.${5 + i}/24`),
      ],
      (i) => [
        cable('member', `eno1-${i}`, `ovs0-${i}`, { b: trunk(i === 0 ? [10, 20, 30] : [10, 20]) }),
        cable('veth', `red-${i}:eth0`, `ovs0-${i}`, { b: access(10) }),
        cable('veth', `blue-${i}:eth0`, `ovs0-${i}`, { b: access(20) }),
        cable('veth', `grey-${i}:eth0`, `ovs0-${i}`, { b: access(30) }),
      ],
    );
    expect(await ask(drawing, { ovs: true })).toEqual({ reaches: 4, silent: 26, wrong: [] });
  });

  test('joins bridges, and the host that has an address on its card', async () => {
    const drawing = twice(
      (i) =>
        i === 0
          ? [['nic', 'eno1'], ['bridge', 'br0'], stack('left', '192.0.2.7/24')]
          : [['nic', 'eno1', { addresses: ['192.0.2.2/24'] }]],
      (i) =>
        i === 0 ? [cable('member', 'eno1-0', 'br0-0'), cable('veth', 'left-0:eth0', 'br0-0')] : [],
    );
    const { other, ...hosts } = await openTwoHosts();
    ({ one, close } = hosts);
    await succeed(other.run(['ip', 'address', 'add', '192.0.2.2/24', 'dev', 'eno1']));
    const [lab] = exportLabs(drawing, 'shell-qemu');
    writeLab(lab!, one);
    await succeed(runNet(lab!, one, 'up'));
    const told = await compareWithForetold(drawing, [one, other]);
    expect(told).toEqual({ reaches: 2, silent: 0, wrong: [] });
  });

  test('is shared by what stands on its card in the mode bridge', async () => {
    const drawing = twice(
      (i) => [
        ['nic', 'eno1', { addresses: [V4[i]!] }],
        stack('left', `192.0.2.${11 + i}/24`),
        stack('right', `192.0.2.${21 + i}/24`),
      ],
      (i) => [
        cable('macvlan', `left-${i}:eth0`, `eno1-${i}`),
        cable('macvlan', `right-${i}:eth0`, `eno1-${i}`),
      ],
    );
    expect(await ask(drawing, { addresses: V4 })).toEqual({ reaches: 12, silent: 0, wrong: [] });
  });
});
