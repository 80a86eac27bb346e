import type { Attachment, Topology } from '../../src/core/index.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { bootGuest, type Guest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';
import { heardOn } from './harness/wire.ts';

let box: Sandbox;
let lab: Lab;
let empty: Snapshot;
afterEach(() => box.close());

/** Two guests with a cable of each form; the first card of both is 10.60.0.0/24, the next 10.61.0.0/24. */
function between(...forms: readonly string[]) {
  return guestsWith('socket', ...forms.map((form) => ({ form })));
}

function guestsWith(kind: string, ...forms: readonly Readonly<Record<string, string>>[]) {
  const nics = (host: number) =>
    forms.map((_, i) => ({
      id: `eth${i}`,
      model: i % 2 === 0 ? 'virtio-net-pci' : 'e1000',
      addresses: [`10.6${i}.0.${host}/24`],
    }));
  return draw('sockets', {
    devices: [guest('left', nics(1)), guest('right', nics(2))],
    links: forms.map((form, i) => ({
      ...cable(kind, `right:eth${i}`, `left:eth${i}`),
      ...form,
    })),
  });
}

async function open(...forms: readonly string[]): Promise<void> {
  box = await openSandbox();
  await openLab(between(...forms));
}

async function openLab(topology: Topology): Promise<void> {
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  empty = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
}

const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const script = (name: string, ...words: string[]) =>
  box.run([`guests/${name}.sh`, ...words], { cwd: lab.folder, env });

function boot(name: string): Promise<Guest> {
  const machine = lab.guests.find((each) => each.name === name);
  if (!machine) throw new Error(`no guest ${name}`);
  return bootGuest(box, `${lab.folder}/guests/${name}.sh`, machine);
}

async function reachesAll(from: Guest, host: number, forms: number): Promise<void> {
  for (let i = 0; i < forms; i++) await succeed(from.run(pings(`10.6${i}.0.${host}`)));
}

async function isGone(): Promise<void> {
  for (const name of ['left', 'right']) await succeed(script(name, 'stop'));
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, empty)).toEqual([]);
}

describe('guests cabled to each other by datagrams', () => {
  const forms = ['udp', 'dgram-udp', 'dgram-unix'];
  beforeEach(() => open(...forms));

  test('ping each other, whichever is started first or again', async () => {
    const right = await boot('right');
    const left = await boot('left');
    await reachesAll(right, 1, forms.length);
    await left.stop();
    const again = await boot('left');
    await reachesAll(right, 1, forms.length);
    await reachesAll(again, 2, forms.length);
    await Promise.all([right.stop(), again.stop()]);
    await isGone();
  });

  test('do not take what another process has', async () => {
    await succeed(script('left', 'start'));
    const second = await script('left', 'run', '-S');
    expect(second.status).toBe(1);
    expect(second.stderr.match(/is taken by another process/gu)).toHaveLength(forms.length);
    // What has ended without a word leaves nothing in the way.
    await box.run(['sh', '-c', 'kill -9 $(cat /run/vethloom/*/guests/left/pid)']);
    await succeed(script('left', 'start'));
    await isGone();
  });
});

/** RFC 3931, 4.1: of IPv4 in hexadecimal, with a frame of the card in it; QEMU counts after the cookie. */
function packetOf({ backend, mac }: Attachment): RegExp {
  if (backend.type !== 'l2tpv3') throw new Error(`${backend.type} is no pseudowire`);
  const { udp, session, cookie, counter } = backend;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return new RegExp(
    [
      `^45.{16}${udp ? '11' : '73'}.{4}7f0000017f000001`,
      ...(udp ? [hex(udp.local, 4), hex(udp.remote, 4), '.{8}', '00030000'] : []),
      hex(session.tx, 8),
      ...(cookie ? [cookie.tx.slice(2).padStart(cookie.bits / 4, '0')] : []),
      { off: '', on: '(?!0{8}).{8}', pinned: '0{8}' }[counter],
      `.{12}${mac.replaceAll(':', '')}`,
    ].join(''),
  );
}

test('guests cabled by pseudowires ping each other, and no cable hears another', async () => {
  box = await openSandbox();
  const forms = [
    {},
    { over: 'ip', cookie: '32', counter: 'on' },
    { over: 'ip', cookie: '64', counter: 'pinned' },
  ];
  await openLab(guestsWith('l2tpv3', ...forms));
  const right = await boot('right');
  const left = await boot('left');
  const packets = await heardOn(box, 'lo', () => reachesAll(right, 1, forms.length));
  for (const { name, nics } of lab.guests)
    for (const nic of nics)
      expect(packets, `${name} ${nic.nic}`).toContainEqual(
        expect.stringMatching(packetOf(nic)) as string,
      );
  await left.stop();
  const again = await boot('left');
  await reachesAll(again, 2, forms.length);
  // What is asked by the second card is answered there alone.
  await succeed(again.run(staysSilent('10.61.0.9')));
  const second = await script('left', 'run', '-S');
  expect(second.stderr).toContain('is taken by another process');
  const nobody = [
    'setpriv',
    '--reuid=65534',
    '--regid=65534',
    '--clear-groups',
    'env',
    'HOME=/tmp',
  ];
  const refused = await box.run([...nobody, 'guests/right.sh', 'run', '-S'], {
    cwd: lab.folder,
    env,
  });
  expect(refused.stderr.match(/L2TPv3 over IP is for root alone/gu)).toHaveLength(2);
  await Promise.all([right.stop(), again.stop()]);
  await isGone();
});

describe('guests that connect to each other', () => {
  const forms = ['tcp', 'stream-tcp', 'stream-unix'];
  beforeEach(() => open(...forms));

  test('are started in order, and ping each other', async () => {
    const early = await script('right', 'run', '-S');
    expect(early.status).toBe(1);
    expect(early.stderr.match(/left listens, and does not run/gu)).toHaveLength(forms.length);
    const left = await boot('left');
    const right = await boot('right');
    await reachesAll(right, 1, forms.length);
    await right.stop();
    const again = await boot('right');
    await reachesAll(again, 1, forms.length);
    await reachesAll(left, 2, forms.length);
    await Promise.all([left.stop(), again.stop()]);
    await isGone();
  });

  test('are told of each other by lab.sh and by whom they lose', async () => {
    await succeed(runNet(lab, box, 'down'));
    await succeed(box.run(['./lab.sh', 'up'], { cwd: lab.folder, env }));
    await succeed(script('left', 'stop'));
    const late = await script('left', 'start');
    expect(late).toMatchObject({ status: 0 });
    expect(late.stderr.match(/right runs already/gu)).toHaveLength(forms.length);
    await succeed(box.run(['./lab.sh', 'down'], { cwd: lab.folder, env }));
    expect(await changesSince(box, empty)).toEqual([]);
  });
});

test('guests of a multicast group all reach each other, and nobody else', async () => {
  box = await openSandbox();
  const addresses = (host: number) => [
    { id: 'eth0', model: 'virtio-net-pci', addresses: [`10.70.0.${host}/24`] },
  ];
  const topology = draw('groups', {
    devices: [
      ...[device('mcast', 'one'), device('mcast', 'other')],
      ...[guest('a', addresses(1)), guest('b', addresses(2)), guest('c', addresses(3))],
      guest('far', addresses(4)),
    ],
    links: [
      ...['a', 'b', 'c'].map((name) => cable('qemu', `${name}:eth0`, 'one')),
      cable('qemu', 'far:eth0', 'other'),
    ],
  });
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  empty = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
  const [a, b, c, far] = await Promise.all(['a', 'b', 'c', 'far'].map(boot));
  await succeed(a!.run(pings('10.70.0.2')));
  await succeed(b!.run(pings('10.70.0.3')));
  await succeed(c!.run(pings('10.70.0.1')));
  await succeed(a!.run(staysSilent('10.70.0.4')));
  await Promise.all([a, b, c, far].map((each) => each!.stop()));
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, empty)).toEqual([]);
});

test('the cards of a guest that are plugged into one hub hear each other, those of another do not', async () => {
  box = await openSandbox();
  const ports = ['eth0', 'eth1', 'eth2'];
  const cards = ports.map((id, i) => ({ id, model: 'e1000', addresses: [`10.8${i}.0.1/24`] }));
  const topology = draw('hubs', {
    devices: [device('hub', 'hub0'), device('hub', 'hub1'), guest('a', cards)],
    links: ports.map((port) => cable('qemu', `a:${port}`, port === 'eth2' ? 'hub1' : 'hub0')),
  });
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  const a = await boot('a');
  const heard = async () => {
    const files = lab.guests[0]!.nics.map(
      ({ mac }) => `$(dirname $(grep -l ${mac} /sys/class/net/*/address))/statistics/rx_packets`,
    );
    return (await a.run(`cat ${files.join(' ')}`)).stdout.trim().split(/\s+/u).map(Number);
  };
  const before = await heard();
  // Asks for an address that nobody has, by the first card.
  await a.run('ping -c 4 -W 1 10.80.0.9');
  const after = await heard();
  expect(after.map((count, i) => count > before[i]!)).toEqual([false, true, false]);
  await a.stop();
});

test('who asks a forwarded port of the host reaches who listens in the guest', async () => {
  box = await openSandbox();
  const card = { id: 'eth0', model: 'virtio-net-pci', addresses: ['10.0.2.15/24'] };
  const topology = draw('forwards', {
    devices: [device('user-net', 'out'), guest('web', [card])],
    links: [
      {
        ...cable('user', 'web:eth0', 'out'),
        forwards: ['tcp:127.0.0.1:8080-:80'],
      },
    ],
  });
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  empty = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
  const web = await boot('web');
  await succeed(web.run('echo from inside > index.html && httpd -p 80 -h .'));
  const asked = await succeed(box.run(['busybox', 'wget', '-qO-', 'http://127.0.0.1:8080/']));
  expect(asked.stdout).toBe('from inside\n');
  // The port is taken, so the second of its kind ends at once and says why.
  const second = await script('web', 'run', '-S');
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('Could not set up host forwarding rule');
  await web.stop();
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, empty)).toEqual([]);
});
