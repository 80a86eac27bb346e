import { afterEach, beforeEach, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { bootGuest, driverOf, type Guest, pings, umlWords } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

/** The n-th card of each is on the n-th net. */
const cards = (host: number, models: readonly string[]) =>
  models.map((model, i) => ({ id: `eth${i}`, model, addresses: [`10.91.${i}.${host}/24`] }));
const uml = (name: string, host: number, models: readonly string[]) => ({
  ...guest(name, cards(host, models)),
  machine: 'uml',
});

const [VECTOR, NETDEV, VIRTIO] = ['uml-vector', 'uml-netdev', 'virtio-net-pci'] as const;
const GROUP = '239.91.1.1';
const drawing = draw('uml', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.91.0.9/24'] }),
    device('vde', 'sw'),
    device('mcast', 'all', { group: GROUP, port: 9100 }),
    uml('left', 1, [VECTOR, NETDEV, NETDEV, VECTOR]),
    uml('right', 2, [NETDEV, NETDEV, NETDEV]),
    uml('pid', 4, []),
    guest('other', cards(3, [VIRTIO, VIRTIO, VIRTIO, VIRTIO])),
  ],
  links: [
    cable('tap', 'left:eth0', 'br0', { b: { ifname: 'tap0' }, mtu: 1400 }),
    ...['right', 'other'].map((name) => cable('tap', `${name}:eth0`, 'br0', { mtu: 1400 })),
    ...['left', 'right', 'other'].flatMap((name) => [
      cable('qemu', `${name}:eth1`, 'all'),
      cable('qemu', `${name}:eth2`, 'sw'),
    ]),
    {
      ...cable('l2tpv3', 'left:eth3', 'other:eth3'),
      ...{ session: 4_000_000_000, cookie: '64', counter: 'on' },
    },
  ],
});

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  await succeed(sh(`ip link set lo up; ip route add ${GROUP} dev lo`));
  before = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
});
afterEach(() => box.close());

const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const script = (name: string) => `${lab.folder}/guests/${name}.sh`;
const verb = (name: string, word: string, seconds = '0', ...more: string[]) =>
  box.run([script(name), word, ...more], { env: { VETHLOOM_STOP_SECONDS: seconds } });
const machine = (name: string) => lab.guests.find((each) => each.name === name)!;
const boot = (name: string) => bootGuest(box, script(name), machine(name));

/** Whether the guest's tap is held open by a process. */
const carrier = async () => (await sh('cat /sys/class/net/tap0/carrier')).stdout.trim();
const processes = async () => (await sh('pgrep -c linux.uml')).stdout.trim();

async function isDownAgain(): Promise<void> {
  // What was ended may be on its way out.
  await expect.poll(processes, { timeout: 5000 }).toBe('0');
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
}

/** Starts it with the first process of test guests, and waits until that listens. */
async function start(name: string, ...more: string[]): Promise<string> {
  const words = [...umlWords(machine(name).nics.length), ...more];
  await succeed(verb(name, 'start', '0', ...words));
  const folder = `/run/vethloom/${lab.plan.lab.id}/guests/${name}`;
  await succeed(
    sh(`timeout 30 sh -c 'until grep -q "^@@ 0" ${folder}/console.log; do sleep 0.2; done'`),
  );
  return folder;
}

test('User-mode Linux and QEMU reach each other by tap, multicast, VDE and L2TPv3', async () => {
  const [left, right, other] = (await Promise.all(['left', 'right', 'other'].map(boot))) as [
    Guest,
    Guest,
    Guest,
  ];
  for (const nic of machine('left').nics) expect(await driverOf(left, nic.mac)).toBe(nic.model);
  expect((await left.run('cat /sys/class/net/vec0/mtu')).stdout.trim()).toBe('1400');
  // Its kernel has hostfs, which by default opens all files of who runs it.
  const mount = 'mkdir -p /h && grep -q hostfs /proc/filesystems && mount -t hostfs none /h -o';
  for (const path of ['/', 'etc', '../../etc']) {
    const { status, stdout } = await left.run(`${mount} ${path} 2>&1`);
    expect(status).not.toBe(0);
    expect(stdout).toContain('Not a directory');
  }
  await succeed(left.run(pings('10.91.0.9')));
  for (const net of [0, 1, 2]) {
    await succeed(left.run(pings(`10.91.${net}.2`)));
    await succeed(right.run(pings(`10.91.${net}.3`)));
    await succeed(other.run(pings(`10.91.${net}.1`)));
  }
  await succeed(left.run(pings('10.91.3.3')));
  await succeed(other.run(pings('10.91.3.1')));
  await Promise.all([left, right, other].map((each) => each.stop()));
  await isDownAgain();
});

test('it is started, answers on its console, and goes off by Ctrl-Alt-Del', async () => {
  await start('left');
  expect(await verb('left', 'start')).toMatchObject({ status: 4 });
  expect(await verb('left', 'status')).toMatchObject({ status: 0 });
  const asked = await sh(
    `{ echo 'ip link set vec0 up; uname -m'; sleep 2; } | ${script('left')} console`,
  );
  expect(asked.stdout).toContain('x86_64');
  expect(await carrier()).toBe('1');
  expect(await verb('left', 'stop', '20')).toMatchObject({ status: 0, stderr: '' });
  expect(await carrier()).toBe('0');
  expect(await verb('left', 'status')).toMatchObject({ status: 5 });
  expect(await verb('left', 'stop')).toMatchObject({ status: 0 });
  await isDownAgain();
});

test('nothing of it stays where it was killed, and it is started again', async () => {
  const folder = await start('left');
  await sh(
    `echo 'ip link set vec0 up' >${folder}/console.in; sleep 1; kill -9 $(cat ${folder}/pid)`,
  );
  expect(await processes()).not.toBe('0');
  expect(await verb('left', 'status')).toMatchObject({ status: 5 });
  // The guest of an isolated twin, and whoever has only a part of the variable.
  const others = [
    box.spawn(['unshare', '-n', 'sleep', '300'], { env: { VETHLOOM_GUEST: folder } }),
    box.spawn(['sleep', '300'], { env: { WAS: `VETHLOOM_GUEST=${folder}` } }),
    box.spawn(['sleep', '300'], { env: { VETHLOOM_GUEST: `${folder}/2` } }),
  ];
  await start('left');
  expect((await sh('pgrep -c sleep')).stdout.trim()).toBe('3');
  for (const other of others) other.kill();
  await sh(`kill -STOP $(cat ${folder}/pid)`);
  expect(await verb('left', 'stop', '1')).toMatchObject({ status: 0 });
  await isDownAgain();
});

test('a guest may be named as a file of its script is, and be given a folder', async () => {
  await start('pid', `hostfs=${lab.folder}`);
  expect(await verb('pid', 'status')).toMatchObject({ status: 0 });
  const mount = 'mkdir -p /h && mount -t hostfs none /h && ls /h/guests';
  const asked = await sh(`{ echo '${mount}'; sleep 1; } | ${script('pid')} console`);
  expect(asked.stdout).toContain('other.sh');
  expect(await verb('pid', 'stop', '20')).toMatchObject({ status: 0, stderr: '' });
  await isDownAgain();
});

test('who is root on this machine is warned, and nobody else', async () => {
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  await succeed(box.run(['install', '-d', '-o', '65534', '/lab/home']));
  const told: boolean[] = [];
  // As in an isolated lab, which has a /run of its own.
  const rootless = ['unshare', '-rm', 'sh', '-c', 'mount -t tmpfs run /run && exec "$@"', 'sh'];
  for (const become of [[], nobody, [...nobody, ...rootless]]) {
    const start = [...become, script('pid'), 'start'];
    const { status, stderr } = await box.run(start, { env: { HOME: '/lab/home' } });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('to boot') });
    told.push(stderr.includes('no sandbox, and you are root'));
  }
  expect(told).toEqual([true, false, false]);
  await isDownAgain();
});

test('what is missing is told, and nothing is started', async () => {
  await sh(
    `ip route del ${GROUP} dev lo; pkill vde_switch; mount --bind /dev/null /usr/bin/linux.uml`,
  );
  await succeed(sh("timeout 30 sh -c 'while grep -q /ctl /proc/net/unix; do sleep 0.1; done'"));
  const { status, stderr } = await verb('right', 'start');
  expect(status).toBe(1);
  expect(stderr).toContain('apt install user-mode-linux');
  expect(stderr).toContain(`no route leads to the group ${GROUP}`);
  expect(stderr).toContain('run ./net.sh up first');
  expect(stderr).toContain('nothing to boot from');
  await sh(`ip route add ${GROUP} dev lo; umount /usr/bin/linux.uml`);
  await isDownAgain();
});
