import { afterEach, expect, test } from 'vitest';
import { device, draw } from './harness/draw.ts';
import { vhostUsers } from './harness/vhost-user-lab.ts';
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

test('up is told by name of each program of this machine that has the memory of a guest', async () => {
  box = await openSandbox();
  const programs = vhostUsers('programs', { path: '/run/dpdk/a0.sock' });
  const { devices } = draw('', { devices: [device('bridge', 'br0')], links: [] });
  const drawing = { ...programs, devices: [...programs.devices, ...devices.slice(1)] };
  const lab = exportLab(drawing, 'shell-qemu');
  const paths = ['a0', 'a1', 'b'].map((name) => `/run/dpdk/${name}.sock`);
  expect(lab.flags).toEqual(paths.flatMap((path) => ['--yes-socket', path]));
  await place(lab, box);
  const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
  const refused = await net('up', ...lab.flags.slice(2));
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining('--yes-socket /run/dpdk/a0.sock   the program at'),
  ]);
  await succeed(net('up', ...lab.flags));
  await succeed(net('down'));
  // What came from a link is without them until each is switched on.
  const off = new Set(paths.map((path) => `--yes-socket ${path}`));
  const left = exportLab(drawing, 'shell-qemu', { without: off });
  const texts = left.files.map(({ print }) => print().text).join('');
  expect([left.flags, texts.includes('/run/dpdk')]).toEqual([[], false]);
});
