import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BundleId, sampleTopology } from '../../src/core/index.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { startLibvirt, virsh } from './harness/libvirt.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '1' };
let box: Sandbox;
let lab: Lab;
let before: Snapshot;
afterEach(() => box.close());

const call = (...words: string[]) => box.run(words, { cwd: lab.folder, env });
const run = (script: string, ...words: string[]) => call(`./${script}`, ...words);
const sh = (command: string) => call('sh', '-c', command);

async function open(bundle: BundleId): Promise<void> {
  box = await openSandbox({ ovs: true });
  lab = exportLab(sampleTopology, bundle);
  await place(lab, box);
  if (bundle === 'shell-libvirt') await startLibvirt(box);
  before = await takeSnapshot(box);
}

describe.each([
  ['shell-qemu', (name: string) => [`guests/${name}.sh`]],
  ['shell-libvirt', (name: string) => ['libvirt/define.sh', name]],
] as const)('%s', (bundle, commandOf) => {
  beforeEach(() => open(bundle));

  function guest(verb: string, name: string) {
    const [script, ...argument] = commandOf(name);
    return run(script ?? '', verb, ...argument);
  }

  test('the lab goes up and down as one', async () => {
    expect(await run('lab.sh', 'status')).toMatchObject({ status: 5 });
    await succeed(run('lab.sh', 'up'));
    await succeed(run('lab.sh', 'status'));
    for (const { name } of lab.guests) await succeed(guest('status', name));
    expect(await sh('pgrep -c qemu-system')).toMatchObject({ stdout: '3\n' });
    await succeed(run('lab.sh', 'up'));
    expect(await sh('pgrep -c qemu-system')).toMatchObject({ stdout: '3\n' });

    await succeed(guest('stop', 'web1'));
    expect(await run('lab.sh', 'status')).toMatchObject({ status: 5 });
    await succeed(run('lab.sh', 'up'));
    await succeed(run('lab.sh', 'status'));

    await succeed(run('lab.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(run('lab.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('a guest that does not start leaves the others and the network', async () => {
    await sh('mv /usr/bin/qemu-system-x86_64 /usr/bin/hidden');
    box.write(
      '/usr/bin/qemu-system-x86_64',
      '#!/bin/sh\ncase "$*" in *guest=firewall*) echo broken >&2; exit 1 ;; esac\nexec /usr/bin/hidden "$@"\n',
      true,
    );
    const { status, stderr } = await run('lab.sh', 'up');
    expect(status).toBe(1);
    expect(stderr).toContain('not started: firewall;');
    await succeed(run('net.sh', 'status'));
    expect(await guest('status', 'firewall')).toMatchObject({ status: 5 });
    await succeed(guest('status', 'web1'));
    await sh('mv /usr/bin/hidden /usr/bin/qemu-system-x86_64');
    await succeed(run('lab.sh', 'up'));
    await succeed(run('lab.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

test('nothing starts where the network does not', async () => {
  await open('shell-qemu');
  await succeed(sh('ip link add name br0 type bridge'));
  const refused = await run('net.sh', 'up');
  expect(refused.status).not.toBe(0);
  expect(await run('lab.sh', 'up')).toMatchObject({ status: refused.status });
  expect(await sh('pgrep -c qemu-system')).toMatchObject({ stdout: '0\n' });
});

test.each(['dash', 'bash', 'bash --posix', 'busybox sh'])(
  'the words of lab.sh in %s',
  async (shell) => {
    await open('shell-qemu');
    const inShell = (...words: string[]) => call(...shell.split(' '), './lab.sh', ...words);
    await succeed(inShell('help'));
    expect(await inShell('status')).toMatchObject({ status: 5 });
    for (const wrong of [['begin'], ['down', 'now'], ['--isolated', 'begin']]) {
      expect(await inShell(...wrong)).toMatchObject({ status: 64 });
    }
    expect(await changesSince(box, before)).toEqual([]);
  },
);

describe('libvirt/define.sh', () => {
  const define = (...words: string[]) => run('libvirt/define.sh', ...words);
  beforeEach(() => open('shell-libvirt'));

  test('refuses networks whose switch is not there', async () => {
    const { status, stderr } = await define('define');
    expect(status).toBe(1);
    expect(stderr).toContain('its switch br0 is not there: run ./net.sh up first');
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(run('net.sh', 'up'));
    await succeed(define('define'));
    await succeed(run('net.sh', 'down'));
    expect(await define('start')).toMatchObject({ status: 1 });
    await succeed(define('undefine'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('starts, watches and stops one guest or all', async () => {
    await succeed(run('net.sh', 'up'));
    expect(await define('start')).toMatchObject({ status: 1 });
    await succeed(sh('truncate -s 1M /lab/web1.img'));
    const disk = "<disk type='file' device='disk'><driver name='qemu' type='raw'/>";
    const rest = "<source file='/lab/web1.img'/><target dev='vda' bus='virtio'/></disk>";
    box.write(`${lab.folder}/libvirt/web1.devices.xml`, `${disk}\n${rest}\n`);
    await succeed(define('define'));
    expect((await virsh(box, 'domblklist', 'web1')).stdout).toContain('/lab/web1.img');
    await succeed(define('status'));
    await succeed(define('start', 'web1'));
    await succeed(define('start', 'web1'));
    await succeed(define('status', 'web1'));
    expect(await define('status', 'firewall')).toMatchObject({ status: 5 });
    expect(await define('undefine')).toMatchObject({ status: 2 });
    await succeed(define('define'));
    const console = 'libvirt/define.sh console web1';
    const seen = await call('timeout', '3', 'script', '-qec', console, '/dev/null');
    expect(seen.stdout).toContain("Connected to domain 'web1'");
    await succeed(define('start'));
    for (const { name } of lab.guests) await succeed(define('status', name));
    await succeed(define('stop', 'web1'));
    expect(await define('status', 'web1')).toMatchObject({ status: 5 });
    await succeed(define('status', 'firewall'));
    const stopped = await define('stop');
    expect(stopped).toMatchObject({ status: 0 });
    expect(stopped.stdout).toContain('firewall: guest was still on after 1 seconds: ended');
    for (const wrong of [
      ['start', 'nobody'],
      ['stop', 'nobody'],
      ['console', 'nobody'],
    ]) {
      expect(await define(...wrong)).toMatchObject({ status: 1 });
    }
    for (const wrong of [['console'], ['start', 'web1', 'firewall'], ['define', 'web1'], ['up']]) {
      expect(await define(...wrong)).toMatchObject({ status: 64 });
    }
    expect((await virsh(box, 'list', '--name')).stdout.trim()).toBe('');
    await succeed(define('undefine'));
    await succeed(run('net.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});
