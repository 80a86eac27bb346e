import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cable, device, draw } from './harness/draw.ts';
import { guestImage, kernelWords } from './harness/guest-image.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { openSandbox, type Result, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const memory = { arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 };
const drawing = draw('guest scripts', {
  devices: [
    device('bridge', 'br0'),
    device('user-net', 'out'),
    device('guest', 'web1', {
      ...memory,
      nics: [
        { id: 'eth0', model: 'virtio-net-pci', queues: 2 },
        { id: 'eth1', model: 'e1000' },
      ],
    }),
    device('guest', 'idle', { ...memory, nics: [{ id: 'eth0', model: 'e1000' }] }),
  ],
  links: [
    cable('tap', 'web1:eth0', 'br0', { b: { ifname: 'tap0' } }),
    cable('user', 'web1:eth1', 'out'),
    cable('tap', 'idle:eth0', 'br0', { b: { ifname: 'tap1' } }),
  ],
});

const emulator = '/usr/bin/qemu-system-x86_64';
let box: Sandbox;
let lab: Lab;
let empty: Snapshot;
let folder: string;
beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  empty = await takeSnapshot(box);
  await succeed(net('up'));
  folder = `/run/vethloom/${lab.plan.lab.id}/guests`;
});
afterEach(() => box.close());

const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const tcg = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
function guest(name: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return box.run([`guests/${name}.sh`, ...words], { cwd: lab.folder, env: { ...tcg, ...env } });
}

/** Whether the guest's tap is held open by a process. */
const carrier = async (tap: string) => (await sh(`cat /sys/class/net/${tap}/carrier`)).stdout;

async function isDownAgain(): Promise<void> {
  await succeed(net('down'));
  expect(await changesSince(box, empty)).toEqual([]);
}

/** Starts a Linux in web1 and waits until it listens to its console. */
async function boot(...more: string[]): Promise<void> {
  const image = guestImage();
  const words = [kernelWords, 'nics=2', ...more].join(' ');
  // As a person would: what stays goes into the file, an argument a line.
  const file = ['-kernel', image.kernel, '-initrd', image.guest, '', '-append'];
  box.write(`${lab.folder}/guests/web1.args`, `${[...file, words].join('\n')}`);
  await succeed(guest('web1', ['start', '-no-reboot']));
  const ready = `until grep -q '^@@ 0' ${folder}/web1/console.log; do sleep 0.2; done`;
  const { status } = await box.run(['sh', '-c', ready], { seconds: 90 });
  if (status !== 0) throw new Error((await guest('web1', ['console'])).stdout);
}

describe('a guest that is started', () => {
  test('boots, answers on its console, and goes off by its power button', async () => {
    await boot();
    expect(await guest('web1', ['start'])).toMatchObject({ status: 4 });
    expect(await guest('web1', ['status'])).toMatchObject({ status: 0 });
    expect(await carrier('tap0')).toBe('1\n');

    const ask = await sh('{ echo "uname -s"; sleep 3; } | guests/web1.sh console');
    expect(ask.stdout).toContain('Linux');
    await sh('mv /usr/bin/socat /usr/bin/socat.away');
    const log = await guest('web1', ['console']);
    expect(log.stdout).toContain('@@ 0');
    expect(log.stderr).toContain('install socat');
    const monitor = `echo '{"execute":"qmp_capabilities"}' | socat.away -t 2 - UNIX-CONNECT:qmp`;
    expect((await sh(`cd ${folder}/web1 && ${monitor}`)).stdout).toContain('"return"');

    const stopped = await guest('web1', ['stop'], { VETHLOOM_STOP_SECONDS: '20' });
    expect(stopped).toMatchObject({ status: 0, stderr: '' });
    expect(await carrier('tap0')).toBe('0\n');
    expect(await guest('web1', ['status'])).toMatchObject({ status: 5 });
    expect(await guest('web1', ['stop'])).toMatchObject({ status: 0 });
    await isDownAgain();
  });

  test('is ended where it ignores its power button', async () => {
    await boot('deaf');
    const stopped = await guest('web1', ['stop'], { VETHLOOM_STOP_SECONDS: '2' });
    expect(stopped).toMatchObject({ status: 0 });
    expect(stopped.stderr).toContain('still on after 2 seconds');
    expect(await carrier('tap0')).toBe('0\n');
    await isDownAgain();
  });

  test('is killed where even QEMU does not listen', async () => {
    await succeed(guest('idle', ['start']));
    await sh(`kill -STOP $(cat ${folder}/idle/pid)`);
    await succeed(guest('idle', ['stop']));
    await isDownAgain();
  });

  test('is started again after QEMU was killed', async () => {
    await succeed(guest('idle', ['start']));
    await sh(`kill -9 $(cat ${folder}/idle/pid)`);
    expect(await guest('idle', ['status'])).toMatchObject({ status: 5 });
    await succeed(guest('idle', ['start']));
    await sh(`kill -9 $(cat ${folder}/idle/pid)`);
    // And nobody else is taken for it, or ended in its place.
    const { stdout } = await sh(`sleep 60 >/dev/null 2>&1 & echo $! | tee ${folder}/idle/pid`);
    expect(await guest('idle', ['status'])).toMatchObject({ status: 5 });
    await succeed(guest('idle', ['stop']));
    await succeed(sh(`kill ${stdout}`));
    await isDownAgain();
  });

  test('is one of two that were started at once', async () => {
    const both = await Promise.all([guest('idle', ['start']), guest('idle', ['start'])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([0, 4]);
    await succeed(guest('idle', ['stop']));
    await isDownAgain();
  });

  test('needs no root, whatever the length of its names', async () => {
    // Here /dev/net/tun is root's own; elsewhere it is everybody's.
    await sh(
      'mount -t tmpfs dev /dev/net && mknod /dev/net/tun c 10 200 && chmod 666 /dev/net/tun',
    );
    const long = 'with-a-name-of-just-about-forty-letters';
    const named = exportLab({ ...drawing, name: long }, 'shell-qemu');
    await net('down');
    await place(named, box);
    const up = await box.run(['./net.sh', 'up'], { cwd: lab.folder, env: { SUDO_UID: '65534' } });
    expect(up).toMatchObject({ status: 0 });
    const home = '/tmp/the home, of=nobody';
    await succeed(box.run(['install', '-d', '-o', '65534', home]));
    const nobody = ['setpriv', '--reuid=65534', '--clear-groups', 'env', `HOME=${home}`];
    const idle = (...words: string[]) => box.run([...nobody, ...words], { cwd: lab.folder });
    await sh(`cp guests/idle.sh guests/${long}.sh`);
    await sh(`sed -i s/^guest=.*/guest=${long}/ guests/${long}.sh`);
    const script = `guests/${long}.sh`;
    const run = (verb: string) =>
      idle(...Object.entries(tcg).map((e) => e.join('=')), script, verb);
    await succeed(run('start'));
    expect((await sh('ps -o user= -C qemu-system-x86_64')).stdout).toBe('nobody\n');
    expect(await run('status')).toMatchObject({ status: 0 });
    await succeed(run('stop'));
    expect((await sh(`find '${home}' -mindepth 2`)).stdout).toBe('');
    await sh(`rm -r '${home}'; umount /dev/net`);
    await isDownAgain();
  });
});

test.each(['dash', 'bash', 'bash --posix', 'busybox sh'])('every verb in %s', async (shell) => {
  const words = shell.split(' ');
  const run = (...verb: string[]): Promise<Result> =>
    box.run([...words, 'guests/idle.sh', ...verb], { cwd: lab.folder, env: tcg });
  const odd = ['-name', `guest=$(id) 'x' "y"  \\n`, '-fw_cfg', 'name=opt/a,string=* `id`'];
  box.write(`${lab.folder}/guests/idle.args`, `${odd.slice(0, 2).join('\n')}\n`);
  const argv = (await succeed(run('argv', ...odd.slice(2)))).stdout.split('\n');
  expect(argv.slice(argv.indexOf(odd[1] ?? '') - 1).slice(0, 4)).toEqual(odd);

  expect(await run('status')).toMatchObject({ status: 5 });
  await succeed(run('start', ...odd.slice(2)));
  expect(await run('start')).toMatchObject({ status: 4 });
  expect(await run('status')).toMatchObject({ status: 0 });
  await succeed(run('stop'));
  expect(await run('console')).toMatchObject({ status: 5 });
  for (const wrong of [['begin'], ['stop', 'now'], ['status', '--json']]) {
    expect(await run(...wrong)).toMatchObject({ status: 64 });
  }
  await succeed(run('help'));
  await isDownAgain();
});

describe('a start is refused, with the reason', () => {
  async function refused(name: string, reason: RegExp): Promise<void> {
    for (const verb of ['start', 'run']) {
      const { status, stderr } = await guest(name, [verb]);
      expect(status).toBe(1);
      expect(stderr).toMatch(reason);
    }
    expect((await sh(`ls ${folder}/..`)).stdout).not.toContain('guests');
  }

  test('where a tap is missing', async () => {
    await succeed(net('down'));
    await refused('idle', /tap idle:eth0 - br0: the tap tap1 is not there: run \.\/net\.sh up/);
  });

  test.each([
    ['web1', 'tap0,queues=2'],
    ['idle', 'tap1'],
  ])('where another process holds the tap of %s', async (name, tap) => {
    const netdev = `tap,id=n,script=no,downscript=no,ifname=${tap}`;
    await succeed(
      sh(`${emulator} -S -display none -netdev ${netdev} -daemonize -pidfile /run/other`),
    );
    const { stdout } = await sh('cat /run/other');
    await refused(name, new RegExp(`taken by another process \\(process ${stdout.trim()}\\)`));
    await sh('kill $(cat /run/other)');
  });

  test('where the emulator is missing', async () => {
    await sh(`mv ${emulator} ${emulator}.away`);
    await refused('idle', /qemu-system-x86_64 is not installed/);
  });

  test.each([
    ['tap', 'idle', /tap idle:eth0 - br0: .* built without -netdev tap/],
    ['user', 'web1', /user web1:eth1 - out: .* built without -netdev user/],
  ])('where the emulator has no %s', async (type, name, reason) => {
    await sh(`mv ${emulator} ${emulator}.away`);
    const script = `#!/bin/sh\n${emulator}.away "$@" | grep -v ${type}\n`;
    box.write(emulator, script, true);
    await refused(name, reason);
  });

  test.each(['flock', 'mkfifo'])('where %s is missing', async (tool) => {
    await sh(`mv /usr/bin/${tool} /usr/bin/${tool}.away`);
    expect(await guest('idle', ['start'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(tool),
    });
    await sh(`mv /usr/bin/${tool}.away /usr/bin/${tool}`);
    await succeed(guest('idle', ['stop']));
    await isDownAgain();
  });

  test.each(['ro', 'size=4k,nr_inodes=4'])('where the state folder is mounted %s', async (how) => {
    await sh(`mkdir ${folder} && mount -t tmpfs -o ${how} state ${folder}`);
    expect(await guest('idle', ['start'])).toMatchObject({ status: 1 });
    expect((await sh('pgrep -c qemu')).stdout).toBe('0\n');
    await sh(`umount ${folder}; rmdir ${folder}`);
    await isDownAgain();
  });

  test('where QEMU does not take an argument', async () => {
    const { status, stderr } = await guest('idle', ['start', '-nonsense']);
    expect(status).toBe(1);
    expect(stderr).toContain('invalid option');
    await isDownAgain();
  });

  test('and slow guests are told of', async () => {
    const nobody = ['setpriv', '--reuid=65534', '--clear-groups', 'guests/idle.sh', 'run'];
    const { stderr } = await box.run(nobody, { cwd: lab.folder, env: { HOME: '/nowhere' } });
    expect(stderr).toContain('warning: no /dev/kvm');
  });
});
