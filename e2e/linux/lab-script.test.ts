import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BundleId, sampleTopology } from '../../src/core/index.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { guestImage, kernelWords } from './harness/guest-image.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { startLibvirt, virsh } from './harness/libvirt.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const alone = draw('alone', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24'] }),
    device('namespace', 'left', { interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24'] }] }),
    guest('web1', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [cable('veth', 'left:eth0', 'br0'), cable('tap', 'web1:eth0', 'br0')],
});
const log = '/run/vethloom/alone/guests/web1/console.log';

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

    await succeed(run('lab.sh', 'test'));

    await succeed(guest('stop', 'web1'));
    expect(await run('lab.sh', 'status')).toMatchObject({ status: 5 });
    const failed = await run('lab.sh', 'test');
    expect(failed).toMatchObject({ status: 6 });
    expect(failed.stdout).toMatch(/^not ok \d+ - web1 runs$/m);
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

test('who is not root is asked by sudo for the network alone', async () => {
  await open('shell-qemu');
  box.write('/lab/bin/sudo', '#!/bin/sh\necho sudo "$@"\nexit 64\n', true);
  const nobody = ['setpriv', '--reuid=65534', '--clear-groups', './lab.sh', 'up', '--yes-forward'];
  const PATH = '/lab/bin:/usr/bin:/bin';
  const { status, stdout } = await box.run(nobody, { cwd: lab.folder, env: { ...env, PATH } });
  expect([status, stdout]).toEqual([64, 'sudo ./net.sh up --yes-forward\n']);
});

describe('lab.sh test makes one TAP stream of all parts', () => {
  const stub = (script: string, lines: readonly string[], status: number) =>
    box.write(
      `${lab.folder}/${script}`,
      `#!/bin/sh\ncat <<'END'\n${lines.join('\n')}\nEND\nexit ${status}\n`,
      true,
    );
  const sample = [
    'TAP version 14',
    '1..2',
    'ok 1 - a',
    'not ok 2 - b',
    '  ---',
    '  ok: no',
    '  ...',
  ];

  test.each([
    [sample, 6, 0, ['TAP version 14', 'ok 1 - a', ...sample.slice(3)], 6],
    [
      [...sample.slice(0, 3), 'ok 2 # SKIP c'],
      0,
      0,
      [...sample.slice(0, 1), 'ok 1 - a', 'ok 2 # SKIP c'],
      0,
    ],
    [sample.slice(0, 3), 0, 5, ['TAP version 14', 'ok 1 - a'], 6],
    [['what?'], 1, 0, ['what?', 'not ok 1 - the network is tested'], 6],
    [['Bail out!'], 1, 0, ['Bail out!'], 6],
  ])('%j', async (said, netStatus, guestStatus, expected, status) => {
    box = await openSandbox();
    lab = exportLab(alone, 'shell-qemu');
    await place(lab, box);
    stub('net.sh', said, netStatus);
    stub('guests/web1.sh', ['noise'], guestStatus);
    const tests = expected.filter((line) => /^(not )?ok/.test(line)).length;
    const guest = `${guestStatus === 0 ? 'ok' : 'not ok'} ${tests + 1} - web1 runs`;
    const lines = [...expected, guest, `1..${tests + 1}`];
    const { stdout, status: ended } = await run('lab.sh', 'test');
    expect([stdout.trimEnd().split('\n'), ended]).toEqual([lines, status]);
  });
});

describe.each([
  ['root', 'when told', [], '--isolated'],
  // What came from a link is exported like that.
  ['nobody', 'by itself', ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], ''],
] as const)('in isolation, as %s, %s', (who, _how, become, flag) => {
  const flags = flag === '' ? [] : [flag];
  const home = who === 'root' ? '/root' : '/lab/home';
  const isolated = (script: string, ...words: string[]) =>
    box.run([...become, `./${script}`, ...flags, ...words], {
      cwd: lab.folder,
      env: { ...env, HOME: home },
    });

  test('the lab and its guests live and go by themselves', async () => {
    box = await openSandbox();
    // Open to everybody, as distributions have it; the sandbox shares /dev with the machine.
    const tun = 'mknod -m 666 /lab/tun c 10 200 && mount --bind /lab/tun /dev/net/tun';
    await succeed(box.run(['sh', '-c', tun]));
    await succeed(box.run(['install', '-d', '-o', '65534', '/lab/home']));
    lab = exportLab(alone, 'shell-qemu', { isolated: flag === '' });
    await place(lab, box);
    const image = guestImage();
    await succeed(sh(`cp ${image.kernel} /lab/kernel && cp ${image.guest} /lab/initrd`));
    const linux = ['-kernel', '/lab/kernel', '-initrd', '/lab/initrd', '-append'];
    const words = `${kernelWords} nics=1`;
    box.write(`${lab.folder}/guests/web1.args`, `${[...linux, words].join('\n')}\n`);
    before = await takeSnapshot(box);

    await succeed(isolated('lab.sh', 'down'));
    expect(await isolated('lab.sh', 'status')).toMatchObject({ status: 5 });
    await succeed(isolated('lab.sh', 'up'));
    await succeed(isolated('lab.sh', 'up'));
    await succeed(isolated('lab.sh', 'status'));
    const during = await takeSnapshot(box);
    for (const what of ['devices', 'routes', 'namespaces', 'firewall']) {
      expect(during[what], what).toEqual(before[what]);
    }
    expect(await isolated('guests/web1.sh', 'start')).toMatchObject({ status: 4 });
    const tests = (await succeed(isolated('lab.sh', 'test'))).stdout.trimEnd().split('\n');
    const asked = tests.slice(1, -2);
    expect(asked.length).toBeGreaterThan(0);
    expect(tests).toEqual([
      'TAP version 13',
      ...asked.map((_, i) => expect.stringMatching(`^ok ${i + 1} - .*10\\.1\\.0\\.`)),
      `ok ${asked.length + 1} - web1 runs`,
      `1..${asked.length + 1}`,
    ]);
    const ready = `until grep -q '^@@ 0' ${log}; do sleep 0.2; done`;
    await succeed(isolated('net.sh', 'run', 'timeout', '60', 'sh', '-c', ready));
    const ask = `ip link set eth0 up; ip addr add 10.1.0.9/24 dev eth0; ping -c1 -w5 10.1.0.2`;
    const type = `{ echo "${ask}"; sleep 6; } | guests/web1.sh ${flag} console`;
    const seen = await box.run([...become, 'sh', '-c', type], {
      cwd: lab.folder,
      env: { ...env, HOME: home },
    });
    expect(seen.stdout).toContain('64 bytes from 10.1.0.2');

    await succeed(isolated('guests/web1.sh', 'stop'));
    expect(await isolated('lab.sh', 'status')).toMatchObject({ status: 5 });
    await succeed(isolated('guests/web1.sh', 'start'));
    await succeed(isolated('lab.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(isolated('lab.sh', 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

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
