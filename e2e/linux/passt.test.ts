import { afterEach, beforeEach, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { bootGuest } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const drawing = draw('passt', {
  devices: [
    device('user-net', 'out', { program: 'passt' }),
    guest('web', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [
    {
      ...cable('user', 'web:eth0', 'out'),
      forwards: ['tcp:127.0.0.1:8080-:80', 'udp:127.0.0.1:5353-:53'],
    },
  ],
});

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
const sh = (text: string) => succeed(box.run(['sh', '-ec', text]));
const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const script = (...words: string[]) =>
  box.run(['guests/web.sh', ...words], { cwd: lab.folder, env });

/** The programs that run, and the sockets that lie there. */
const left = async () =>
  (await box.run(['sh', '-c', 'pgrep -l passt; find /root/.vethloom'])).stdout;

async function isOver(): Promise<void> {
  await expect.poll(left, { timeout: 10_000, interval: 200 }).toBe('');
}

beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  before = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
});
afterEach(() => box.close());

async function isGone(): Promise<void> {
  await isOver();
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
}

const serve = (port: number, more = '', host = '127.0.0.1') => `exec python3 -c "import socket
server = socket.create_server(('${host}', ${port})${more})
while True:
  caller, _ = server.accept()
  caller.sendall(b'from the host\\n')
  caller.close()"`;

/** What udhcpc calls with what it was given; the console takes one line. */
const LEASE = [
  '#!/bin/sh',
  '[ "$1" = bound ] || exit 0',
  'ip addr add "$ip/$mask" dev "$interface"',
  'ip route add default via "$router"',
  'echo "lease $ip/$mask by $router mtu ${mtu:-none}"',
];
const writeLease = `printf '%s\\n' ${LEASE.map((line) => `'${line}'`).join(' ')} >/lease; chmod +x /lease`;

test('behind passt a guest has an address by DHCP, reaches the host, and is reached by its ports', async () => {
  const host = box.spawn(['sh', '-c', serve(9000)]);
  const web = await bootGuest(box, `${lab.folder}/guests/web.sh`, lab.guests[0]!);
  await succeed(web.run(writeLease));
  const asked = await succeed(web.run('udhcpc -i eth0 -n -q -f -t 8 -T 1 -s /lease 2>/dev/null'));
  expect(asked.stdout).toContain('lease 10.0.2.15/24 by 10.0.2.2 mtu none');
  // As with SLiRP the host is where its gateway is. This passt does not tell a guest that has ended
  // its own side of the end of the other: nc would wait for ever.
  const told = await succeed(web.run('sleep 2 | nc 10.0.2.2 9000'));
  expect(told.stdout).toContain('from the host');
  await succeed(web.run('echo from inside > index.html && httpd -p 80 -h .'));
  const got = await succeed(box.run(['busybox', 'wget', '-qO-', 'http://127.0.0.1:8080/']));
  expect(got.stdout).toBe('from inside\n');
  host.kill();
  await host.done;
  await web.stop();
  await isGone();
});

test('passt comes and goes with the guest, however that ends', async () => {
  await succeed(script('start'));
  expect(await left()).toMatch(/^\d+ passt.*\n(\/root\/\.vethloom.*\n)+/);
  const second = await script('run', '-S');
  expect(second.status).toBe(1);
  for (const what of [/unix:.* is taken/, /8080\/tcp of 127.* is taken/, /5353\/udp .* is taken/])
    expect(second.stderr).toMatch(what);
  await succeed(script('status'));
  await sh('kill -9 "$(cat /run/vethloom/passt/guests/web/pid)"');
  await isOver();
  await succeed(script('start'));
  await succeed(script('stop'));
  expect(await left()).toBe('');
  // It is killed, and the card is dead; what lies there is in nobody's way.
  await succeed(script('start'));
  await sh('pkill -9 passt');
  await succeed(script('stop'));
  await isGone();
});

test('passt does not wait for a QEMU that never comes', async () => {
  const refused = await script('run', '-no-such-option');
  expect(refused.status).not.toBe(0);
  await isOver();
  expect((await script('start', '-no-such-option')).status).toBe(1);
  expect(await left()).toBe('');
  await isGone();
});

test('what is not there behind passt is told before', async () => {
  await sh('ip link set lo up; mkdir /lab/bin; ln -s /bin/false /lab/bin/passt');
  const broken = await box.run(['guests/web.sh', 'start'], {
    cwd: lab.folder,
    env: { ...env, PATH: '/lab/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  expect(broken).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('passt did not start'),
  });
  const taken = async (how: string) => {
    const other = box.spawn(['sh', '-c', how]);
    await expect.poll(async () => (await sh('ss -Hlnt')).stdout).toContain(':8080');
    const started = await script('start');
    other.kill();
    await other.done;
    return started.stderr;
  };
  expect(await taken(serve(8080))).toContain('8080/tcp of 127.0.0.1');
  const ipv6 = ', family=socket.AF_INET6, dualstack_ipv6=';
  expect(await taken(serve(8080, `${ipv6}True`, '::'))).toContain('8080/tcp of 127.0.0.1');
  expect(await taken(serve(8080, `${ipv6}True`, '::ffff:127.0.0.1'))).toContain('8080/tcp of');
  expect(await taken(serve(8080, `${ipv6}False`, '::'))).toBe('');
  await succeed(script('stop'));
  await isGone();
});

test('a name that is no file keeps nobody from the socket', async () => {
  const [, path] = /addr\.path=(\S+)/.exec((await script('argv')).stdout) ?? [];
  const abstract = `exec python3 -c "import socket, time
one = socket.socket(socket.AF_UNIX)
one.bind('\\0${path}')
one.listen()
time.sleep(60)"`;
  const other = box.spawn(['sh', '-c', abstract]);
  await expect
    .poll(() => sh('cat /proc/net/unix'))
    .toMatchObject({
      stdout: expect.stringContaining(`@${path}\n`),
    });
  await succeed(script('start'));
  other.kill();
  await other.done;
  await succeed(script('stop'));
  await isGone();
});

test('passt needs no root; in isolation it lies in a /run of its own, and ends with the lab', async () => {
  await sh('mkdir -m 700 /tmp/home && chown 65534:65534 /tmp/home');
  const nobody = async (...words: string[]) =>
    box.run(['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...words], {
      cwd: lab.folder,
      env: { ...env, HOME: '/tmp/home' },
    });
  const guests = 'guests/web.sh';
  const runsWith = async (options: RegExp) =>
    expect((await box.run(['pgrep', '-a', 'passt'])).stdout).toMatch(options);
  const isClean = async () =>
    expect((await sh('find /tmp/home -mindepth 1')).stdout).toBe('/tmp/home/.cache\n');
  await succeed(nobody(guests, 'start'));
  await runsWith(/ --socket \/tmp\/home\/\.vethloom\/passt\/web\/\S+ --ipv4-only /);
  await succeed(nobody(guests, 'stop'));
  await isClean();
  for (const how of ['stop', 'down']) {
    await succeed(nobody('./net.sh', '--isolated', 'up'));
    await succeed(nobody(guests, '--isolated', 'start'));
    await runsWith(/ --socket \/run\/vethloom\/passt\/passt\/web\/\S+ --runas 0 /);
    const inside = await nobody('./net.sh', '--isolated', 'run', 'ss', '-Hlnt');
    expect(inside.stdout).toContain('127.0.0.1:8080');
    if (how === 'stop') await succeed(nobody(guests, '--isolated', 'stop'));
    await succeed(nobody('./net.sh', '--isolated', 'down'));
    await isOver();
    await isClean();
  }
  await sh('rm -r /tmp/home');
  await isGone();
});
