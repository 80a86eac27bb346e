import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleTopology } from '../../src/core/index.ts';
import { differences } from './harness/expected.ts';
import { type Fault, installFaults, runWithFault } from './harness/faults.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Result, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
const net = (verb: string) => runNet(lab, box, verb);
const upWith = (fault: Fault) =>
  runWithFault(box, ['./net.sh', 'up', ...lab.flags], lab.folder, fault);
const lastLines = ({ stdout, stderr }: Result) => `${stdout}${stderr}`.slice(-400);

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  beforeEach(async () => {
    box = await openSandbox({ ovs: true });
    lab = exportLab(sampleTopology, bundle);
    await place(lab, box);
    installFaults(box);
    before = await takeSnapshot(box);
  });
  afterEach(() => box.close());

  async function everyThird(how: Fault['how'], then: (fault: Fault) => Promise<void>) {
    const { count } = await upWith({ at: 0, how });
    await succeed(net('down'));
    expect(count).toBeGreaterThan(15);
    for (let at = 1; at <= count; at += 3) await then({ at, how });
  }

  test.each(['kill-before', 'kill-after'] as const)('%s: down leaves nothing', async (how) => {
    await everyThird(how, async (fault) => {
      expect(await upWith(fault)).toMatchObject({ status: 137 });
      await succeed(net('down'));
      expect(await changesSince(box, before), `at ${fault.at}`).toEqual([]);
    });
  });

  test('killed: the next up gets there', async () => {
    await everyThird('kill-after', async (fault) => {
      expect(await upWith(fault)).toMatchObject({ status: 137 });
      await succeed(net('up'));
      expect(differences(lab.plan, await readState(box)), `at ${fault.at}`).toEqual([]);
      await succeed(net('down'));
    });
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('a command that fails: rolled back', async () => {
    await everyThird('fail', async (fault) => {
      const result = await upWith(fault);
      expect(result.status, `at ${fault.at}: ${lastLines(result)}`).toBe(1);
      const found = await changesSince(box, before);
      // Its log stays, to be read.
      const left = found.filter((line) => !line.startsWith('files: + /run/vethloom'));
      expect(left, `at ${fault.at}`).toEqual([]);
    });
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test.each([
    ['bridge', 'ip link add name br0 type bridge && ip address add 198.51.100.1/24 dev br0'],
    ['Open vSwitch', 'ovs-vsctl add-br ovs0 -- set bridge ovs0 external_ids:whose=theirs'],
    ['namespace', 'ip netns add probe'],
  ])('a foreign %s of the same name is refused and left alone', async (_what, make) => {
    await succeed(box.run(['sh', '-c', make]));
    const foreign = await takeSnapshot(box);
    expect(await net('check')).toMatchObject({ status: 3 });
    expect(await net('up')).toMatchObject({ status: 1 });
    expect(await changesSince(box, foreign)).toEqual([]);
    await succeed(net('down'));
    expect(await changesSince(box, foreign)).toEqual([]);
  });

  test('two at once: one builds, the other is told so', async () => {
    const both = await Promise.all([net('up'), net('up')]);
    const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b);
    expect([
      [0, 0],
      [0, 4],
    ]).toContainEqual(statuses);
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
