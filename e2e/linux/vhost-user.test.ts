import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cable, device, draw, guest as drawnGuest } from './harness/draw.ts';
import { bootGuest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { startLibvirt } from './harness/libvirt.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { startPrograms } from './harness/vhost-user.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const card = (host: number) => ({
  id: 'eth0',
  model: 'virtio-net-pci',
  addresses: [`10.95.0.${host}/24`],
});
const drawing = draw('vhost-user', {
  devices: [
    device('vhost-user', 'dpdk'),
    ...['left', 'right'].map((name, i) => drawnGuest(name, [card(i + 1)])),
  ],
  links: [
    { ...cable('vhost-user', 'left:eth0', 'dpdk'), path: '/run/dpdk/left.sock' },
    {
      ...cable('vhost-user', 'right:eth0', 'dpdk'),
      ...{ path: '/run/dpdk/right.sock', server: false, reconnect: 1 },
    },
  ],
});

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(drawing, 'shell-qemu');
  writeLab(lab, box);
  // Without KVM the QEMU of Debian 12 crashes by MSI-X here.
  for (const name of ['left', 'right'])
    box.write(`${lab.folder}/guests/${name}.args`, '-global\nvirtio-net-pci.vectors=0\n');
  await succeed(box.run(['mkdir', '/run/dpdk']));
  before = await takeSnapshot(box);
});
afterEach(() => box.close());

const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const guest = (name: string, verb: string) =>
  box.run([`guests/${name}.sh`, verb], { cwd: lab.folder, env });
const boot = (name: string) =>
  bootGuest(
    box,
    `${lab.folder}/guests/${name}.sh`,
    lab.guests.find((each) => each.name === name)!,
  );

/** testpmd of DPDK, which hands on the frames of each of two ports to the other. */
async function startSwitch() {
  const sockets = [
    'net_vhost0,iface=/run/dpdk/left.sock,client=1',
    'net_vhost1,iface=/run/dpdk/right.sock',
  ];
  const eal = ['--no-huge', '--no-pci', '-m', '256', '-l', '0-1', '--no-telemetry'];
  const program = box.spawn([
    ...[
      'nice',
      '-n',
      '19',
      'dpdk-testpmd',
      ...eal,
      ...sockets.map((each) => `--vdev=${each}`),
      '--',
    ],
    ...['--forward-mode=io', '--auto-start', '--total-num-mbufs=8192', '--stats-period=600'],
  ]);
  await vi.waitFor(() => expect(program.said()).toContain('start packet forwarding'), 90_000);
  return program;
}

/** Killed, it leaves its socket. */
async function end(program: Awaited<ReturnType<typeof startSwitch>>): Promise<void> {
  program.kill();
  await program.done;
  await succeed(box.run(['rm', '/run/dpdk/right.sock']));
}

test('two guests reach each other by a program that takes frames from their memory', async () => {
  await succeed(runNet(lab, box, 'up'));
  const early = await guest('right', 'start');
  expect([early.status, early.stderr]).toEqual([
    1,
    expect.stringContaining('nobody listens at /run/dpdk/right.sock'),
  ]);
  let program = await startSwitch();
  const [left, right] = await Promise.all(['left', 'right'].map(boot));
  await succeed(left!.run(pings('10.95.0.2')));
  await succeed(right!.run(pings('10.95.0.1')));
  // Who listens and who connects have both lost it, and find it again.
  await end(program);
  await succeed(left!.run(staysSilent('10.95.0.2')));
  program = await startSwitch();
  await succeed(left!.run(pings('10.95.0.2')));
  await succeed(right!.run(pings('10.95.0.1')));
  const second = await guest('left', 'run');
  expect(second.stderr).toContain('/run/dpdk/left.sock is there already');
  await Promise.all([left, right].map((each) => each!.stop()));
  await end(program);
  for (const name of ['left', 'right']) await succeed(guest(name, 'stop'));
  await succeed(box.run(['rm', '-r', '/run/dpdk/rte']));
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
  // QEMU leaves its sockets where they are, and nothing tells that one of "run" is its own.
  expect((await box.run(['find', '/run', '-name', '*.sock'])).stdout).toBe('/run/dpdk/left.sock\n');
});

const shell = (script: string) => box.run(['sh', '-c', script]);
const refused = async (verb: string) => {
  const { status, stderr } = await guest('left', verb);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('/run/dpdk/left.sock is there already'),
  ]);
};

test('QEMU does not replace what is no socket', async () => {
  box.write('/run/dpdk/left.sock', 'a file');
  await succeed(runNet(lab, box, 'up'));
  await refused('start');
  await succeed(guest('left', 'stop'));
  expect((await box.run(['cat', '/run/dpdk/left.sock'])).stdout).toBe('a file');
});

// By name, and so that /proc/net/unix does not tell of it: by another path, and in another network.
test.each([
  ['at the path', '', '/run/dpdk/left.sock', 'true'],
  ['by another path', '', '/run/alias/left.sock', 'ln -s dpdk /run/alias'],
  ['by a link', '', '/run/theirs.sock', 'ln -s ../theirs.sock /run/dpdk/left.sock'],
  ['in another network', 'unshare -n', '/run/dpdk/left.sock', 'true'],
])('a listener of others %s survives all verbs', async (_where, within, path, prepare) => {
  await succeed(shell(prepare));
  const theirs = box.spawn(['sh', '-c', `exec ${within} socat UNIX-LISTEN:${path},fork EXEC:date`]);
  const answers = () => succeed(shell(`test -S ${path} && socat -u UNIX:${path} - | grep -q :`));
  await vi.waitFor(answers, 10_000);
  await succeed(runNet(lab, box, 'up'));
  for (const verb of ['start', 'run']) await refused(verb);
  await succeed(guest('left', 'stop'));
  await succeed(runNet(lab, box, 'down'));
  await answers();
  theirs.kill();
  await theirs.done;
});

test('libvirt does not hand QEMU a path where something is', async () => {
  const own = draw('vhost-user', {
    devices: [device('vhost-user', 'dpdk'), drawnGuest('left', [card(1)])],
    links: [{ ...cable('vhost-user', 'left:eth0', 'dpdk'), path: '/run/dpdk/left.sock' }],
  });
  const told = exportLab(own, 'shell-libvirt');
  writeLab(told, box);
  await startLibvirt(box);
  const define = (...words: string[]) =>
    box.run(['libvirt/define.sh', ...words], { cwd: told.folder, env });
  await succeed(define('define'));
  box.write('/run/dpdk/left.sock', 'a file');
  const kept = await define('start', 'left');
  expect([kept.status, kept.stderr]).toEqual([
    1,
    'left: /run/dpdk/left.sock is there already: end what made it, or remove it\n',
  ]);
  expect((await shell('cat /run/dpdk/left.sock')).stdout).toBe('a file');
  await succeed(shell('rm /run/dpdk/left.sock'));
  // Without KVM QEMU crashes only when the driver of the guest starts: there is no system here.
  await startPrograms(box, told.plan.lab.id, told.guests);
  for (let round = 0; round < 2; round += 1) {
    await succeed(define('start', 'left'));
    await succeed(define('status', 'left'));
    await succeed(define('stop', 'left'));
  }
  await succeed(define('undefine'));
});

test('a guest takes away its own socket, and starts again where it crashed', async () => {
  await succeed(runNet(lab, box, 'up'));
  const left = lab.guests.filter(({ name }) => name === 'left');
  await startPrograms(box, lab.plan.lab.id, left);
  const crash = () =>
    shell(`pid=$(cat /run/vethloom/*/guests/left/pid) && kill -9 "$pid" &&
      timeout 10 tail -s 0.1 --pid="$pid" -f /dev/null`);
  await succeed(guest('left', 'start'));
  await succeed(crash());
  await succeed(guest('left', 'start'));
  await succeed(guest('left', 'stop'));
  expect((await shell('ls /run/dpdk')).stdout).toBe('');
  // What took its place in the meantime is not.
  await succeed(guest('left', 'start'));
  const theirs = 'import socket; socket.socket(socket.AF_UNIX).bind("/run/dpdk/left.sock")';
  await succeed(crash());
  await succeed(shell(`rm /run/dpdk/left.sock && exec python3 -c '${theirs}'`));
  await succeed(guest('left', 'stop'));
  expect((await shell('ls /run/dpdk')).stdout).toBe('left.sock\n');
});
