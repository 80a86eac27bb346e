import { afterEach, expect, test } from 'vitest';
import { exportLab, place, runNet } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

test('up refuses what it was not told by name, and then changes nothing', async () => {
  const topology = labs.find(({ name }) => name === 'two bridges');
  box = await openSandbox();
  const lab = exportLab(topology!, 'shell-qemu');
  expect(lab.flags).toEqual(['--yes-touch', 'eno1']);
  await place(lab, box);
  const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
  const before = await takeSnapshot(box);

  for (const flags of [[], ['--yes-touch', 'eno'], ['--yes-forward', '--yes-serve', 'eno1']]) {
    const refused = await net('up', ...flags);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('--yes-touch eno1   eno1 becomes a port of br1');
  }
  expect((await net('check')).stdout).toContain('--yes-touch eno1');
  expect(await changesSince(box, before)).toEqual([]);

  await succeed(net('up', '--yes-serve', 'br1', ...lab.flags, '--yes-forward'));
  expect((await succeed(net('up'))).stdout).toContain('already up');

  // What is not as drawn is built anew, which is dangerous again.
  await succeed(box.run(['ip', 'link', 'del', 'dev', 'lab0']));
  expect((await net('up')).status).toBe(1);
  await succeed(runNet(lab, box, 'up'));
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);
});
