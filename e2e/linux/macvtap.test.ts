import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { cable, device, draw, guest as drawnGuest } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { bootGuest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot } from './harness/snapshot.ts';

const card = (id: string, ...addresses: string[]) => ({ id, model: 'virtio-net-pci', addresses });
const drawing = draw('macvtap', {
  devices: [
    device('nic', 'eno1'),
    {
      ...drawnGuest('web', [{ ...card('eth0', '192.0.2.21/24'), queues: 2 }]),
      vcpus: 2,
    },
    drawnGuest('mail', [card('eth0', '192.0.2.22/24'), { ...card('eth1'), model: 'e1000' }]),
  ],
  links: [
    cable('macvtap', 'web:eth0', 'eno1', { b: { ifname: 'web0' } }),
    cable('macvtap', 'mail:eth0', 'eno1', { mtu: 1400, b: { ifname: 'mail0' } }),
    cable('macvtap', 'mail:eth1', 'eno1', { mode: 'private', b: { ifname: 'mail1' } }),
  ],
});

const alone = draw('alone', {
  devices: [device('nic', 'eno1'), drawnGuest('web', [card('eth0', '192.0.2.21/24')])],
  links: [cable('macvtap', 'web:eth0', 'eno1', { mode: 'passthru' })],
});

/** A machine on the wire of eno1, and an address of the host. */
const neighbour = `ip netns add lan && ip link set dev wire netns lan && ip -n lan link set dev wire up
  ip -n lan address add 192.0.2.1/24 dev wire`;

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox();
});
afterEach(() => box.close());

const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const boot = (name: string) => {
  const machine = lab.guests.find((each) => each.name === name);
  return bootGuest(box, `${lab.folder}/guests/${name}.sh`, machine!);
};
const tcg = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const guest = (name: string, verb: string, ...as: string[]) =>
  box.run([...as, `guests/${name}.sh`, verb], { cwd: lab.folder, env: tcg });

async function placed(topology: typeof drawing, more = 'true'): Promise<void> {
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  await succeed(sh(more));
  before = await settled(box);
}

async function isDownAgain(): Promise<void> {
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
}

test('guests on one card of the host reach each other and the LAN, not the host', async () => {
  await placed(drawing, `${neighbour}; ip address add 192.0.2.5/24 dev eno1`);
  await succeed(runNet(lab, box, 'up'));

  const [web, mail] = await Promise.all(['web', 'mail'].map(boot));
  await succeed(web!.run('ls -d /sys/class/net/eth0/queues/tx-1'));
  await succeed(web!.run(pings('192.0.2.22')));
  await succeed(mail!.run(pings('192.0.2.21')));
  await succeed(web!.run(pings('192.0.2.1')));
  await succeed(web!.run(staysSilent('192.0.2.5')));

  await Promise.all([web!.stop(), mail!.stop()]);
  await isDownAgain();
});

test('a guest that takes the card alone has the wire, and gives back its MAC', async () => {
  await placed(alone, neighbour);
  await succeed(runNet(lab, box, 'up'));
  expect(differences(lab.plan, await readState(box))).toEqual([]);
  const web = await boot('web');
  await succeed(web.run(pings('192.0.2.1')));
  await web.stop();
  await isDownAgain();
});

test('the user behind sudo runs guests without root', async () => {
  await placed(drawing);
  const up = ['./net.sh', 'up', ...lab.flags];
  await succeed(box.run(up, { cwd: lab.folder, env: { SUDO_UID: '65534' } }));
  const { stdout } = await sh('stat -c %u /dev/tap$(cat /sys/class/net/mail0/ifindex)');
  expect(stdout).toBe('65534\n');
  await succeed(box.run(['install', '-d', '-o', '65534', '/tmp/home']));
  const nobody = ['setpriv', '--reuid=65534', '--clear-groups', 'env', 'HOME=/tmp/home'];
  for (const verb of ['start', 'status', 'stop']) await succeed(guest('mail', verb, ...nobody));
  await sh('rm -r /tmp/home');
  await isDownAgain();
});

describe('a start is refused, with the reason', () => {
  async function refused(reason: RegExp, ...as: string[]): Promise<void> {
    const { status, stderr } = await guest('mail', 'run', ...as);
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
  }

  test('where a macvtap is missing, held, or of others', async () => {
    await placed(drawing);
    await refused(/macvtap mail:eth0 - eno1: the macvtap mail0 is not there: run \.\/net\.sh up/);
    await succeed(runNet(lab, box, 'up'));

    const file = '/dev/tap$(cat /sys/class/net/mail0/ifindex)';
    const holder = box.spawn(['sh', '-c', `exec 3<>${file}; exec sleep 60`]);
    await sh(`until find /proc/[0-9]*/fd -lname "${file}" | grep -q .; do sleep 0.1; done`);
    await refused(/the macvtap mail0 is taken by another process \(process \d+\)/);
    holder.kill();
    await holder.done;

    const nobody = ['setpriv', '--reuid=65534', '--clear-groups'];
    await refused(/is the macvtap mail0, is not yours/, ...nobody);

    // As the file of another namespace would be.
    await succeed(sh(`mount --bind /dev/null ${file}`));
    await refused(/is not the macvtap mail0: is it of another network namespace\?/);
    await succeed(sh(`umount ${file}`));
    await isDownAgain();
  });
});

describe('up is refused, with the reason', () => {
  test.each([
    ['is down', drawing, 'ip link set dev eno1 down', /device-down: link eno1 is down/],
    [
      'is a port of others',
      drawing,
      'ip link add name theirs type bridge && ip link set dev eno1 master theirs',
      /port-taken: link eno1 is a port of theirs, and nothing else can stand on it/,
    ],
    [
      'would be taken from the machine',
      alone,
      'ip address add 192.0.2.5/24 dev eno1',
      /device-in-use: link eno1 .* has 192\.0\.2\.5\/24 there/,
    ],
  ])('where the card %s', async (_, topology, made, reason) => {
    await placed(topology, made);
    const { status, stderr } = await runNet(lab, box, 'up');
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
    expect(await changesSince(box, before)).toEqual([]);
  });
});
