import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { templates } from '../../src/core/templates.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { parseTap } from './harness/tap.ts';

/** Nothing of these stands on the host. */
const bare = [
  'user-net-lab',
  'port-forward',
  'guest-chain',
  'guest-cables',
  'l2tpv3',
  'mcast-lab',
  'hub-lab',
];
/** Kernels without VLANs on bridges, bonds, devices of VLANs or ipvlan refuse these. */
const elsewhere = [...bare, 'vlan-bridge', 'bond-vlan', 'ipvlan'];
const here = templates.filter(({ id }) => !elsewhere.includes(id));

let box: Sandbox;

beforeEach(async () => {
  box = await openSandbox({ ovs: true });
});

afterEach(() => box.close());

describe.each(here)('$id', ({ topology }) => {
  test('comes up, does what is drawn, and goes', async () => {
    const lab = exportLab(topology, 'shell-qemu');
    await place(lab, box);
    const before = await takeSnapshot(box);
    await succeed(runNet(lab, box, 'up'));
    const { status, stdout } = await runNet(lab, box, 'test');
    expect(parseTap(stdout).failed).toEqual({});
    expect(status).toBe(0);
    await succeed(runNet(lab, box, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
