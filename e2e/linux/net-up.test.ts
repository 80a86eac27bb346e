import { afterEach, describe, expect, test } from 'vitest';
import { differences } from './harness/expected.ts';
import { exportLab, place } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox } from './harness/sandbox.ts';
import { settleTo, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

const bundles = ['shell-qemu', 'brctl-qemu'] as const;

describe.each(bundles)('%s', (bundle) => {
  test.each(labs)('$name: up builds the plan, down leaves nothing', async (topology) => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(topology, bundle);
    await place(lab, box);
    const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
    const before = await takeSnapshot(box);

    expect(await net('check')).toMatchObject({ status: 0 });
    expect(await takeSnapshot(box)).toEqual(before);
    expect((await net('status')).status).toBe(5);

    expect(await net('up')).toMatchObject({ status: 0 });
    const built = await readState(box);
    expect(differences(lab.plan, built)).toEqual([]);
    expect(await net('status')).toMatchObject({ status: 0 });

    expect(await net('up')).toMatchObject({ status: 0 });
    expect(differences(lab.plan, await readState(box))).toEqual([]);

    expect(await net('down')).toMatchObject({ status: 0 });
    expect(await settleTo(box, before)).toEqual(before);
    expect(await net('down')).toMatchObject({ status: 0 });
    expect(await takeSnapshot(box)).toEqual(before);
  });
});
