import { afterEach, describe, expect, test } from 'vitest';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

const bundles = ['shell-qemu', 'brctl-qemu'] as const;

describe.each(bundles)('%s', (bundle) => {
  test.each(labs)('$name: up builds the plan, down leaves nothing', async (topology) => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(topology, bundle);
    await place(lab, box);
    const net = (verb: string) => runNet(lab, box, verb);
    const before = await takeSnapshot(box);

    await succeed(net('check'));
    expect(await changesSince(box, before)).toEqual([]);
    expect((await net('status')).status).toBe(5);

    await succeed(net('up'));
    const built = await readState(box);
    expect(differences(lab.plan, built)).toEqual([]);
    await succeed(net('status'));

    await succeed(net('up'));
    expect(differences(lab.plan, await readState(box))).toEqual([]);

    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
