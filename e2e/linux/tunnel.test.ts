import { afterEach, expect, test } from 'vitest';
import type { BundleId, Topology } from '../../src/core/index.ts';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { pings } from './harness/guest.ts';
import { exportLabs, type Lab, runNet, writeLab } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince } from './harness/snapshot.ts';
import { openTwoHosts } from './harness/two-hosts.ts';

let close = async () => {};
afterEach(() => close());

type Ends = readonly [string, string];

/** The same at both ends: a stack in a switch, and by which card the host is reached. */
function drawing(kind: string, addresses: Ends, mtu: number, fields: object = {}): Topology {
  const bySwitch = kind === 'ovs';
  const end = (host: string, i: 0 | 1) => {
    const own = (kinds: string, name: string, more: object = {}) => ({
      ...device(kinds, name, { in: host, ...more }),
      id: `${name}-${i}`,
    });
    const at = { addresses: [addresses[i]] };
    return [
      own('nic', 'eno1', bySwitch ? {} : at),
      own(kind, 'br0', fields),
      own('namespace', `in${i}`, {
        interfaces: [{ id: 'eth0', addresses: [`10.9.0.${i + 1}/24`] }],
      }),
      ...(bySwitch ? [own(kind, 'up0', { ...fields, ...at })] : []),
    ];
  };
  return draw('two hosts', {
    devices: [device('host', 'other', { in: undefined }), ...end('host', 0), ...end('other', 1)],
    links: [
      cable('tunnel', 'br0-0', 'br0-1'),
      ...[0, 1].flatMap((i) => [
        cable('veth', `in${i}-${i}:eth0`, `br0-${i}`, { mtu }),
        ...(bySwitch ? [cable('member', `eno1-${i}`, `up0-${i}`)] : []),
      ]),
    ],
  });
}

const inside = (box: Sandbox, name: string, command: string) =>
  box.run(['ip', 'netns', 'exec', name, 'sh', '-c', command]);

/** Builds the two, checks what stands there, lets them talk, and takes it back. */
async function prove(
  boxes: readonly Sandbox[],
  labs: readonly Lab[],
  talk: (one: Sandbox, other: Sandbox) => Promise<void>,
): Promise<void> {
  const sides = boxes.map((box, i) => ({ box, lab: labs[i]! }));
  for (const { box, lab } of sides) writeLab(lab, box);
  const before = await Promise.all(boxes.map(settled));
  for (const { box, lab } of sides) {
    const refused = await box.run(['./net.sh', 'up'], { cwd: lab.folder });
    expect(refused.stderr).toContain('--yes-tunnel ');
    await succeed(runNet(lab, box, 'up'));
    const unbuilt = differences(lab.plan, await readState(box));
    // The card has its address from before.
    expect(unbuilt.filter((line) => !line.endsWith(' on eno1'))).toEqual([]);
    const again = await succeed(runNet(lab, box, 'up'));
    expect(again.stdout).toContain('already up');
    await succeed(runNet(lab, box, 'status'));
    await succeed(runNet(lab, box, 'test'));
  }
  const [one, other] = boxes as [Sandbox, Sandbox];
  await talk(one, other);
  for (const [i, { box, lab }] of sides.entries()) {
    await succeed(runNet(lab, box, 'down'));
    expect(await changesSince(box, before[i]!)).toEqual([]);
  }
}

test.each<[BundleId, string, number, Ends]>([
  ['shell-qemu', 'IPv4', 1450, ['192.0.2.1/24', '192.0.2.2/24']],
  ['brctl-qemu', 'IPv6', 1430, ['2001:db8::1/64', '2001:db8::2/64']],
])(
  '%s: Linux bridges of two hosts are one segment by VXLAN over %s',
  async (bundle, _, mtu, at) => {
    const hosts = await openTwoHosts({ addresses: at });
    ({ close } = hosts);
    const labs = exportLabs(drawing('bridge', at, mtu), bundle);
    await prove([hosts.one, hosts.other], labs, async (one, other) => {
      await succeed(inside(one, 'in0', pings('10.9.0.2')));
      // As large as its MTU says.
      await succeed(inside(one, 'in0', `ping -c1 -w5 -M do -s ${mtu - 28} 10.9.0.2`));
      await succeed(inside(other, 'in1', pings('10.9.0.1')));
    });
  },
);

test.each<Ends>([
  ['192.0.2.1/24', '192.0.2.2/24'],
  ['2001:db8::1/64', '2001:db8::2/64'],
])('Open vSwitch of two hosts takes both ends, at %s and %s', async (...at) => {
  const hosts = await openTwoHosts({ ovs: true });
  ({ close } = hosts);
  const topology = drawing('ovs', at, 1450, { datapath: 'netdev' });
  await prove([hosts.one, hosts.other], exportLabs(topology, 'shell-qemu'), async () => {});
});
