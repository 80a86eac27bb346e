import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince } from './harness/snapshot.ts';

const drawing = draw('shaped', {
  devices: [
    device('ifb', 'ifb0', { mtu: 1400 }),
    device('bridge', 'br0', { addresses: ['10.9.0.1/24'] }),
    device('namespace', 'far', { interfaces: [{ id: 'eth0', addresses: ['10.9.0.2/24'] }] }),
  ],
  links: [cable('veth', 'far:eth0', 'br0')],
});

let box: Sandbox;
beforeEach(async () => {
  box = await openSandbox();
});
afterEach(() => box.close());

test.each(['shell-qemu', 'brctl-qemu'] as const)(
  '%s: what is redirected to it passes its queue, and down takes it with the filter',
  async (bundle) => {
    const lab = exportLab(drawing, bundle);
    await place(lab, box);
    const sh = (command: string) => succeed(box.run(['sh', '-c', command]));
    const net = (verb: string) => succeed(box.run(['./net.sh', verb], { cwd: lab.folder }));
    const before = await settled(box);
    await net('check');
    await net('up');
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    await net('status');

    await sh(`tc qdisc add dev br0 handle ffff: ingress
      tc filter add dev br0 parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev ifb0
      ping -c 3 -i 0.2 -W 2 10.9.0.2`);
    const [counted] = JSON.parse((await sh('ip -j -s link show ifb0')).stdout) as [
      { stats64: { tx: { packets: number } } },
    ];
    expect(counted.stats64.tx.packets).toBeGreaterThanOrEqual(3);

    await net('down');
    expect(await changesSince(box, before)).toEqual([]);
  },
);
