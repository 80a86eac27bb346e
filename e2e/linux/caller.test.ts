import { afterEach, beforeEach, expect, test } from 'vitest';
import { cable, device, draw } from './harness/draw.ts';
import { exportLab, place } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

const left = device('namespace', 'left', {
  interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24'] }],
});
const lab = exportLab(
  draw('alone', {
    devices: [device('bridge', 'br0', { addresses: ['10.1.0.1/24'] }), left],
    links: [cable('veth', 'left:eth0', 'br0')],
  }),
  'shell-qemu',
);
const uplinked = exportLab(
  draw('uplinked', {
    devices: [device('bridge', 'br0'), device('nic', 'eno1'), left],
    links: [cable('member', 'eno1', 'br0'), cable('veth', 'left:eth0', 'br0')],
  }),
  'shell-qemu',
);

let box: Sandbox;
beforeEach(async () => {
  box = await openSandbox();
});
afterEach(() => box.close());

const sh = (command: string, { folder } = lab) => box.run(['sh', '-c', command], { cwd: folder });

test('what root in a namespace of others writes there is not read as of this machine', async () => {
  await place(lab, box);
  const alias = [
    'x',
    '@namespace other',
    String.raw`1: lo: <UP> mtu 1\    alias vethloom:alone:s1`,
    '@nft',
    'table ip other {',
    '\tcomment "vethloom:alone"',
    '}',
  ].join('\n');
  await succeed(sh('ip netns add other && ip netns add crafted && nft add table ip other'));
  await succeed(box.run(['ip', '-n', 'crafted', 'link', 'set', 'dev', 'lo', 'alias', alias]));
  await succeed(sh('./net.sh up && ./net.sh down'));
  expect(await succeed(sh('ls /run/netns; nft list tables'))).toMatchObject({
    stdout: 'crafted\nother\ntable ip other\n',
  });
});

test('read from a pipe, it runs no file that is called as the shell is', async () => {
  await place(lab, box);
  box.write(`${lab.folder}/sh`, 'echo planted\n');
  const isolated = await sh('cat net.sh | sh -s -- --isolated up');
  expect(isolated).toMatchObject({ status: 1, stderr: expect.stringContaining('as a file') });
  expect(isolated.stderr).not.toContain('planted');
  expect(await sh('cat net.sh | sh')).toMatchObject({ status: 0, stderr: '' });
  await succeed(sh('cat net.sh | sh -s up && ./net.sh status'));
});

test('lab.sh stays where it is, whatever CDPATH says', async () => {
  await place(lab, box);
  box.write(`/lab/trap${lab.folder}/net.sh`, '#!/bin/sh\necho planted\n', true);
  const { stdout } = await sh(`cd / && CDPATH=/lab/trap sh ${lab.folder.slice(1)}/lab.sh status`);
  expect(stdout).toContain('missing');
  expect(stdout).not.toContain('planted');
});

test('plan and help need no HOME', async () => {
  await place(lab, box);
  await succeed(sh('setpriv --reuid=65534 --clear-groups env -u HOME ./net.sh plan'));
});

test.each([
  ['up', '--yes-forward:x'],
  ['up', '--yes-touch:x'],
  ['--keeper', 'alone'],
])('%s %s is a usage error', async (...words) => {
  await place(lab, box);
  expect(await box.run(['./net.sh', ...words], { cwd: lab.folder })).toMatchObject({ status: 64 });
});

test('of two that isolate a lab at once one builds it', async () => {
  await place(lab, box);
  for (const pause of [0.005, 0.01, 0.015, 0.02, 0.03, 0.04]) {
    const { stdout } = await sh(
      `./net.sh --isolated up & sleep ${pause}; ./net.sh --isolated up; other=$?
      wait $!; echo "$? $other"; ./net.sh --isolated status; ./net.sh --isolated down`,
    );
    expect(stdout).toMatch(/^(0 4|4 0|0 0)$/m);
    expect(stdout).toContain('present\tlink br0');
  }
});

test('a lab that was taken back and may not be built again is not said to be there', async () => {
  await place(uplinked, box);
  await succeed(sh('ip address add 10.9.0.1/24 dev eno1 && ip link set dev eno1 up'));
  const up = './net.sh up --yes-touch eno1';
  await succeed(sh(`${up} && ./net.sh confirm`, uplinked));
  await succeed(sh('ip rule add from 10.9.0.1 table 100 && ip netns del left'));
  const again = await sh(up, uplinked);
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('taken back') });
  expect(again.stderr).not.toContain('nothing was changed');
});
