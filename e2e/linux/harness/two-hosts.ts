import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Topology } from '../../../src/core/index.ts';
import { settled } from './arena.ts';
import { cable, device, draw } from './draw.ts';
import { differences } from './expected.ts';
import { pings } from './guest.ts';
import { type Lab, runNet, writeLab } from './lab.ts';
import { readState, type State } from './readback.ts';
import { openSandbox, type Sandbox, succeed } from './sandbox.ts';
import { changesSince } from './snapshot.ts';
import type { Host } from './vm-host.ts';

interface Hosts {
  readonly one: Sandbox;
  readonly other: Sandbox;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly ovs?: boolean;
  /** Of the card eno1 in each of the two; none where Open vSwitch is to have it. */
  readonly addresses?: Both;
}

/** Two machines with a cable between their cards eno1. */
export async function openTwoHosts({ ovs = false, addresses }: Options = {}): Promise<Hosts> {
  const [one, other] = await Promise.all([openSandbox({ ovs }), openSandbox({ ovs })]);
  const close = async () => {
    await Promise.all([one.close(), other.close()]);
  };
  try {
    const add = `link add name eno1 type veth peer name eno1 netns ${other.network}`;
    execFileSync('nsenter', [`--net=${one.network}`, 'ip', ...add.split(' ')]);
    for (const [i, box] of [one, other].entries()) {
      const address = addresses?.[i];
      const own = address === undefined ? 'true' : `ip address add ${address} dev eno1 nodad`;
      await succeed(box.run(['sh', '-ec', `${own}; ip link set dev eno1 up; sleep 2.5`]));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { one, other, close };
}

/** Addresses of the cards of the two, or names of kinds there. */
export type Both = readonly [string, string];

interface Joined {
  readonly type?: string;
  /** Of the switches at the ends. */
  readonly kinds: Both;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** By which the hosts reach each other: of their cards, or of a switch that has the card. */
  readonly addresses: Both;
  readonly bySwitch?: boolean;
  readonly mtu: number;
}

/** The same at both ends of a tunnel: a stack in a switch, and a card of the host. */
export function joined({ type, kinds, fields, addresses, bySwitch, mtu }: Joined): Topology {
  const end = (host: string, i: 0 | 1) => {
    const own = (kind: string, name: string, more: object = {}) => ({
      ...device(kind, name, { in: host, ...more }),
      id: `${name}-${i}`,
    });
    const at = { addresses: [addresses[i]] };
    const address = `10.9.0.${i + 1}/24`;
    return [
      own('nic', 'eno1', bySwitch ? {} : at),
      own(kinds[i], 'br0', fields),
      own('namespace', `in${i}`, { interfaces: [{ id: 'eth0', addresses: [address] }] }),
      ...(bySwitch ? [own(kinds[i], 'up0', { ...fields, ...at })] : []),
    ];
  };
  return draw('two hosts', {
    devices: [device('host', 'other', { in: undefined }), ...end('host', 0), ...end('other', 1)],
    links: [
      { ...cable('tunnel', 'br0-0', 'br0-1'), ...(type === undefined ? {} : { type }) },
      ...[0, 1].flatMap((i) => [
        cable('veth', `in${i}-${i}:eth0`, `br0-${i}`, { mtu }),
        ...(bySwitch ? [cable('member', `eno1-${i}`, `up0-${i}`)] : []),
      ]),
    ],
  });
}

const inside = (host: Host, name: string, command: string) =>
  host.run(['ip', 'netns', 'exec', name, 'sh', '-c', command]);

/** They reach each other, also with packets as large as their MTU. */
export async function talk(one: Host, other: Host, mtu: number): Promise<void> {
  await succeed(inside(one, 'in0', pings('10.9.0.2')));
  await succeed(inside(one, 'in0', `ping -c1 -w5 -M do -s ${mtu - 28} 10.9.0.2`));
  await succeed(inside(other, 'in1', pings('10.9.0.1')));
}

/** What differs from the plan; the card has its addresses from before. */
export function unbuilt({ plan }: Lab, state: State): readonly string[] {
  return differences(plan, state).filter((line) => !line.endsWith(' on eno1'));
}

/** Builds what is drawn of the two, checks what stands there, lets them talk, and takes it back. */
export async function prove(
  hosts: readonly [Host, Host],
  labs: readonly Lab[],
  between: () => Promise<void>,
): Promise<void> {
  const sides = labs.map((lab, i) => ({ host: hosts[i]!, lab }));
  for (const { host, lab } of sides) {
    writeLab(lab, host);
    // Asks the kernel for what it loads modules for.
    await succeed(runNet(lab, host, 'check'));
  }
  const before = await Promise.all(hosts.map(settled));
  for (const { host, lab } of sides) {
    const refused = await host.run(['./net.sh', 'up'], { cwd: lab.folder });
    expect(refused.stderr).toContain('--yes-tunnel ');
    await succeed(runNet(lab, host, 'up'));
    expect(unbuilt(lab, await readState(host))).toEqual([]);
    const again = await succeed(runNet(lab, host, 'up'));
    expect(again.stdout).toContain('already up');
    await succeed(runNet(lab, host, 'status'));
    await succeed(runNet(lab, host, 'test'));
  }
  await between();
  for (const [i, { host, lab }] of sides.entries()) {
    await succeed(runNet(lab, host, 'down'));
    expect(await changesSince(host, before[i]!)).toEqual([]);
  }
}
