import { afterEach, beforeEach, expect, test } from 'vitest';
import { access, cable, device, draw, guest as drawnGuest } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { bootGuest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { argvOf, startLibvirt } from './harness/libvirt.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const GUESTS = ['left', 'right', 'apart'];
const card = (host: number) => ({
  id: 'eth0',
  model: 'virtio-net-pci',
  addresses: [`10.96.0.${host}/24`],
});
const drawing = draw('polled', {
  devices: [
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    ...GUESTS.map((name, i) => drawnGuest(name, [card(i + 1)])),
  ],
  links: GUESTS.map((name) => ({
    ...cable('vhost-user', `${name}:eth0`, 'ovs0', { b: access(name === 'apart' ? 30 : 20) }),
    ...(name === 'apart' ? { mtu: 1400 } : {}),
  })),
});

const FOLDER = '/run/vethloom/polled.sockets/vhost_user';
const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox({ ovs: 'dpdk' });
});
afterEach(() => box.close());

async function begin(bundle: 'shell-qemu' | 'shell-libvirt' = 'shell-qemu'): Promise<void> {
  lab = exportLab(drawing, bundle);
  expect(lab.flags).toEqual([]);
  await place(lab, box);
  // Without KVM the QEMU of Debian 12 crashes by MSI-X here.
  if (bundle === 'shell-qemu')
    for (const name of GUESTS)
      box.write(`${lab.folder}/guests/${name}.args`, '-global\nvirtio-net-pci.vectors=0\n');
  before = await takeSnapshot(box);
}

const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const net = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: lab.folder });
const guest = (name: string, verb: string, ...as: string[]) =>
  box.run([...as, `guests/${name}.sh`, verb], { cwd: lab.folder, env });
const until = (command: string) =>
  succeed(
    sh(
      `for i in $(seq 200); do if ${command}; then exit 0; fi; sleep 0.1; done; ovs-vsctl list interface; exit 1`,
    ),
  );
const connected = (name: string) => `[ "$(ovs-vsctl get interface ${name}-eth0 link_state)" = up ]`;

test('guests in one VLAN reach each other by Open vSwitch, which reads their memory', async () => {
  await begin();
  await succeed(runNet(lab, box, 'up'));
  expect((await succeed(net('up'))).stdout).toContain('already up');
  await succeed(net('status'));
  expect(differences(lab.plan, await readState(box))).toEqual([]);
  const [left, right, apart] = await Promise.all(
    GUESTS.map((name) =>
      bootGuest(
        box,
        `${lab.folder}/guests/${name}.sh`,
        lab.guests.find((each) => each.name === name)!,
      ),
    ),
  );
  await succeed(left!.run(pings('10.96.0.2')));
  await succeed(right!.run(pings('10.96.0.1')));
  await succeed(left!.run(staysSilent('10.96.0.3')));
  expect((await succeed(sh('ovs-appctl dpif/show'))).stdout).toMatch(/left-eth0 .*dpdkvhostuser/);
  expect((await succeed(sh('ovs-vsctl get interface apart-eth0 mtu'))).stdout).toBe('1400\n');
  await Promise.all([left, right, apart].map((each) => each!.stop()));
  for (const name of GUESTS) await succeed(guest(name, 'stop'));
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);
});

test('what the switch connects to is of who runs the guests, and whoever comes first waits', async () => {
  await begin();
  await succeed(box.run(['env', 'SUDO_UID=65534', './net.sh', 'up'], { cwd: lab.folder }));
  expect((await succeed(sh(`stat -c '%u %a' ${FOLDER} ${FOLDER}/..`))).stdout).toBe(
    '65534 700\n0 755\n',
  );
  const as = (user: number) => [
    ...['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'],
    ...['env', `HOME=/tmp/nobody/${user}`],
  ];
  await succeed(sh('mkdir -m 777 /tmp/nobody'));
  const refused = await guest('left', 'start', ...as(65533));
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('is not yours')]);
  await succeed(guest('left', 'start', ...as(65534)));
  await until(connected('left'));
  // Again and again, also after a crash.
  await succeed(guest('left', 'stop', ...as(65534)));
  await until(`! ${connected('left')}`);
  await succeed(guest('left', 'start', ...as(65534)));
  await until(connected('left'));
  await succeed(guest('left', 'stop', ...as(65534)));
  expect((await sh(`ls ${FOLDER}`)).stdout).toBe('');
  await succeed(sh('rm -r /run/vethloom/polled'));
  await succeed(net('down'));
  await succeed(sh('rm -r /tmp/nobody'));
  expect(await changesSince(box, before)).toEqual([]);
  expect((await guest('left', 'start')).stderr).toContain('run ./net.sh up first');
});

test('a port that was changed is told and built anew; one of others is refused', async () => {
  await begin();
  await succeed(net('up'));
  await succeed(sh('ovs-vsctl set interface left-eth0 options:vhost-server-path=/run/theirs'));
  const { status, stdout } = await net('status');
  expect([status, stdout]).toEqual([5, expect.stringMatching(/differs\tovs-port left-eth0/)]);
  await succeed(net('up'));
  await succeed(net('status'));
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);

  await succeed(
    sh(`ovs-vsctl add-br theirs -- set bridge theirs datapath_type=netdev
      ovs-vsctl add-port theirs left-eth0 -- set interface left-eth0 type=internal`),
  );
  const taken = await net('up');
  expect([taken.status, taken.stderr]).toEqual([
    1,
    expect.stringContaining('name-taken: ovs-port left-eth0'),
  ]);
  await succeed(net('down'));
  expect((await sh('ovs-vsctl list-ports theirs')).stdout).toBe('left-eth0\n');
});

test('a switch without DPDK is refused, and the way to it told', async () => {
  await begin();
  // As ovs-vswitchd(8) says where it was started without.
  await succeed(sh('ovs-vsctl --no-wait set Open_vSwitch . dpdk_initialized=false'));
  const refused = await net('up');
  expect([refused.status, refused.stderr]).toEqual([
    expect.any(Number),
    expect.stringContaining('ovs-no-dpdk: '),
  ]);
  expect(await changesSince(box, before)).toEqual([]);
});

test('libvirt has QEMU listen where the switch connects', async () => {
  await begin('shell-libvirt');
  await startLibvirt(box);
  const define = (...words: string[]) =>
    box.run(['libvirt/define.sh', ...words], { cwd: lab.folder, env });
  await succeed(net('up'));
  await succeed(define('define'));
  for (let round = 0; round < 2; round += 1) {
    await succeed(define('start', 'left'));
    await until(connected('left'));
    await succeed(define('status', 'left'));
    await succeed(define('stop', 'left'));
  }
  await succeed(define('start', 'apart'));
  expect((await argvOf(box, 'apart')).join()).toContain('"host_mtu":1400');
  await succeed(define('stop', 'apart'));
  await succeed(define('undefine'));
  await succeed(net('down'));
  expect((await sh('ls /run/vethloom')).status).not.toBe(0);
});
