import { afterEach, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { bootGuest, pings } from './harness/guest.ts';
import { exportLabs, runNet, writeLab } from './harness/lab.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { type Both, openTwoHosts } from './harness/two-hosts.ts';
import { succeed } from './harness/sandbox.ts';

let close = async () => {};
afterEach(() => close());

const ADDRESSES: Both = ['192.0.2.1/24', '192.0.2.2/24'];

function drawing() {
  const own = (host: string, i: 0 | 1) => [
    { ...device('nic', 'eno1', { in: host, addresses: [ADDRESSES[i]] }), id: `eno1-${i}` },
    {
      ...guest(`g${i}`, [
        { id: 'eth0', model: 'virtio-net-pci', addresses: [`10.9.0.${i + 1}/24`] },
      ]),
      in: host,
    },
  ];
  return draw('groups', {
    devices: [
      device('host', 'other', { in: undefined }),
      device('mcast', 'group', { in: undefined }),
      ...own('host', 0),
      ...own('other', 1),
    ],
    links: ['g0', 'g1'].map((name) => cable('qemu', `${name}:eth0`, 'group')),
  });
}

test('guests of two hosts are in one group by the cards of these, once that is agreed to', async () => {
  const { one, other, ...hosts } = await openTwoHosts({ addresses: ADDRESSES });
  ({ close } = hosts);
  const labs = exportLabs(drawing(), 'shell-qemu');
  const sides = [one, other].map((box, i) => ({ box, lab: labs[i]! }));
  // An address of IPv6 is tentative for a second, and would look changed.
  for (const { box } of sides)
    await succeed(
      box.run(['sh', '-c', 'while ip -6 address show tentative | grep -q .; do sleep 0.1; done']),
    );
  const before = await Promise.all(sides.map(({ box }) => takeSnapshot(box)));
  for (const { box, lab } of sides) {
    writeLab(lab, box);
    const refused = await box.run(['./net.sh', 'up'], { cwd: lab.folder });
    expect(refused.stderr).toContain('--yes-group 239.255.');
    await succeed(runNet(lab, box, 'up'));
  }
  const [left, right] = await Promise.all(
    sides.map(({ box, lab }) =>
      bootGuest(box, `${lab.folder}/guests/${lab.guests[0]!.name}.sh`, lab.guests[0]!),
    ),
  );
  await succeed(left!.run(pings('10.9.0.2')));
  await succeed(right!.run(pings('10.9.0.1')));
  await Promise.all([left!.stop(), right!.stop()]);
  for (const [i, { box, lab }] of sides.entries()) {
    await succeed(runNet(lab, box, 'down'));
    const left = await changesSince(box, before[i]!);
    expect(left.filter((line) => !/eno1|\/lab\//.test(line))).toEqual([]);
  }
});
