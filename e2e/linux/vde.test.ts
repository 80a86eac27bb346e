import { afterEach, beforeEach, expect, test } from 'vitest';
import { differences } from './harness/expected.ts';
import { cable, device, draw, guest as drawnGuest } from './harness/draw.ts';
import { bootGuest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const card = (host: number) => ({
  id: 'eth0',
  model: 'virtio-net-pci',
  addresses: [`10.90.0.${host}/24`],
});
const drawing = draw('vde', {
  devices: [
    device('vde', 'lan'),
    device('vde', 'aside', { hub: true, ports: 4 }),
    ...['left', 'right', 'apart'].map((name, i) => drawnGuest(name, [card(i + 1)])),
  ],
  links: [
    cable('qemu', 'left:eth0', 'lan'),
    cable('qemu', 'right:eth0', 'lan'),
    cable('qemu', 'apart:eth0', 'aside'),
  ],
});

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  before = await takeSnapshot(box);
});
afterEach(() => box.close());

const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const net = (verb: string, ...words: string[]) => runNet(lab, box, verb, ...words);
const boot = (name: string) =>
  bootGuest(
    box,
    `${lab.folder}/guests/${name}.sh`,
    lab.guests.find((each) => each.name === name)!,
  );
const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const guest = (name: string, verb: string, ...as: string[]) =>
  box.run([...as, `guests/${name}.sh`, verb], { cwd: lab.folder, env });

async function isDownAgain(): Promise<void> {
  await succeed(net('down'));
  expect(await changesSince(box, before)).toEqual([]);
}

test('guests on one VDE switch reach each other, and nobody on another', async () => {
  await succeed(net('up'));
  expect(differences(lab.plan, await readState(box))).toEqual([]);
  const [left, right, apart] = await Promise.all(['left', 'right', 'apart'].map(boot));
  await succeed(left!.run(pings('10.90.0.2')));
  await succeed(right!.run(pings('10.90.0.1')));
  await succeed(left!.run(staysSilent('10.90.0.3')));
  await Promise.all([left, right, apart].map((each) => each!.stop()));
  await isDownAgain();
});

test('a switch that was killed is missing, and comes back; others stay', async () => {
  const theirs =
    'vde_switch --daemon --rcfile=/dev/null --sock=/run/theirs --pidfile=/run/theirs.pid';
  await succeed(sh(theirs));
  before = await takeSnapshot(box);
  await succeed(net('up'));
  expect((await succeed(net('up'))).stdout).toContain('already up');
  await succeed(net('status'));

  const kill = 'pid=$(cat /run/vethloom/vde/vde-lan.pid); kill -9 $pid';
  await succeed(sh(`${kill}; while kill -0 $pid 2>/dev/null; do sleep 0.01; done`));
  const { status, stdout } = await net('status');
  expect([status, stdout.match(/^missing.*/gmu)]).toEqual([
    5,
    ['missing\tdaemon vde-lan\t[lan/vde] lan'],
  ]);
  const refused = await guest('left', 'start');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('lan does not run: run ./net.sh up first');
  expect(await changesSince(box, before)).not.toEqual([]);

  await succeed(net('up'));
  await succeed(net('status'));
  await succeed(guest('left', 'start'));
  await succeed(guest('left', 'stop'));
  // Without its own record, too.
  await succeed(sh('rm -r /run/vethloom/vde'));
  await isDownAgain();
});

test('the user behind sudo runs guests without root', async () => {
  await succeed(box.run(['env', 'SUDO_UID=65534', './net.sh', 'up'], { cwd: lab.folder }));
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const others = ['setpriv', '--reuid=65533', '--regid=65533', '--clear-groups'];
  const home = ['env', 'HOME=/tmp/nobody'];
  await succeed(sh('mkdir /tmp/nobody && chown 65534 /tmp/nobody'));
  before = { ...before, files: [...before['files']!, '/tmp/nobody'] };
  expect((await guest('left', 'start', ...others, 'env', 'HOME=/tmp')).stderr).toContain(
    'is not yours',
  );
  // Root goes on making files there.
  const folder = '/run/vethloom/vde.sockets/lan';
  expect((await succeed(sh(`stat -c '%u %a' ${folder} ${folder}/ctl`))).stdout).toMatch(
    /^0 711\n65534 /u,
  );
  await succeed(guest('left', 'start', ...nobody, ...home));
  await succeed(guest('left', 'stop', ...nobody, ...home));
  await succeed(sh('rm -r /tmp/nobody /tmp/.cache; mkdir /tmp/nobody'));
  await isDownAgain();
});

/** vde_plug2tap is in the background before it has made its tap. */
const waitFor = (tap: string) =>
  `timeout 10 sh -c 'until [ -e /sys/class/net/${tap} ]; do sleep 0.05; done'`;

test.each([
  ['shell-qemu', 'bridge', {}],
  ['brctl-qemu', 'bridge', {}],
  ['shell-libvirt', 'ovs', { datapath: 'netdev' }],
] as const)('%s: frames pass between a VDE switch and a %s', async (bundle, kind, fields) => {
  await box.close();
  box = await openSandbox({ ovs: kind === 'ovs' });
  const plugged = draw('plugged', {
    devices: [
      device('vde', 'lan'),
      device(kind, 'sw0', fields),
      device('namespace', 'far', { interfaces: [{ id: 'eth0', addresses: ['10.91.0.1/24'] }] }),
    ],
    links: [cable('vde', 'lan', 'sw0', { mtu: 1400 }), cable('veth', 'far:eth0', 'sw0')],
  });
  const bridged = exportLab(plugged, bundle);
  expect(bridged.flags).toEqual([]);
  await place(bridged, box);
  before = await takeSnapshot(box);
  const run = (...words: string[]) => box.run(['./net.sh', ...words], { cwd: bridged.folder });
  const shell = (command: string) => box.run(['sh', '-c', command]);
  // A tap of somebody else on the switch.
  const passes = () =>
    succeed(
      shell(`cd /tmp && ip netns add near
        vde_plug2tap --daemon --pidfile=/tmp/plug.pid --sock=/run/vethloom/plugged.sockets/lan near0
        ${waitFor('near0')}
        ip link set near0 netns near && ip -n near link set near0 up
        ip -n near address add 10.91.0.2/24 dev near0
        ip netns exec near ping -c 1 -w 10 10.91.0.1; code=$?
        kill $(cat /tmp/plug.pid); ip netns del near; rm -f /tmp/plug.pid; exit $code`),
    );
  await succeed(run('up'));
  expect((await succeed(run('up'))).stdout).toContain('already up');
  await succeed(run('status'));
  expect(differences(bridged.plan, await readState(box))).toEqual([]);
  await passes();

  const name = 'vde_plug2tap-lan-sw0';
  const kill = `pid=$(cat /run/vethloom/plugged/${name}.pid); kill -9 $pid`;
  await succeed(shell(`${kill}; while kill -0 $pid 2>/dev/null; do sleep 0.01; done`));
  const { status, stdout } = await run('status');
  expect([status, stdout.match(/^missing.*/gmu)]).toEqual([
    5,
    [expect.stringContaining(`missing\tdaemon ${name}\t`)],
  ]);
  await succeed(run('up'));
  await passes();
  // Without its own record, too.
  await succeed(shell('rm -r /run/vethloom/plugged'));
  await succeed(run('down'));
  expect(await changesSince(box, before)).toEqual([]);
});

test('who is on a switch with a way out gets a lease, and reaches what the machine reaches', async () => {
  const { devices } = draw('way-out', {
    devices: [device('vde', 'lan', { outside: true })],
    links: [],
  });
  const out = exportLab({ ...drawing, name: 'way-out', devices, links: [] }, 'shell-qemu');
  expect(out.flags).toEqual(['--yes-outside', 'lan']);
  await place(out, box);
  before = await takeSnapshot(box);
  const run = (verb: string, ...words: string[]) =>
    box.run(['./net.sh', verb, ...words], { cwd: out.folder });
  expect((await run('up')).stderr).toContain('--yes-outside lan   slirpvde lan as root');
  expect(await changesSince(box, before)).toEqual([]);
  await succeed(run('up', ...out.flags));
  expect(differences(out.plan, await readState(box))).toEqual([]);
  expect((await succeed(run('up'))).stdout).toContain('already up');

  const found = await succeed(
    sh(`cd /tmp && printf '#!/bin/sh\\n[ "$1" != bound ] || ip address add "$ip/$mask" dev "$interface"\\n' >lease && chmod +x lease
      vde_plug2tap --daemon --pidfile=/tmp/plug.pid --sock=/run/vethloom/way-out.sockets/lan far0
      ${waitFor('far0')}
      ip netns add far && ip link set far0 netns far && ip -n far link set far0 up
      ip netns exec far busybox udhcpc -i far0 -n -q -f -t 9 -T 1 -s /tmp/lease
      ip link set lo up
      echo from the machine | timeout 20 busybox nc -l -p 7777 &
      sleep 0.3
      ip -n far -o address show dev far0
      sleep 3 | ip netns exec far timeout 10 busybox nc 10.0.2.2 7777 >/tmp/heard; cat /tmp/heard
      kill $(cat /tmp/plug.pid); ip netns del far; rm -f /tmp/lease /tmp/heard /tmp/plug.pid`),
  );
  expect(found.stdout).toContain('inet 10.0.2.15/24');
  expect(found.stdout).toContain('from the machine');

  const kill = 'pid=$(pgrep -x slirpvde); kill -9 $pid';
  await succeed(sh(`${kill}; while kill -0 $pid 2>/dev/null; do sleep 0.01; done`));
  const { status, stdout } = await run('status');
  expect([status, stdout.match(/^missing.*/gmu)]).toEqual([
    5,
    ['missing\tdaemon slirpvde-lan\t[lan/slirpvde] lan'],
  ]);
  await succeed(run('up', ...out.flags));
  // Nothing of it runs then, and its own files are still there.
  const all = 'pids=$(pgrep -x slirpvde); kill -9 $(pgrep -x vde_switch)';
  await succeed(sh(`${all}; while kill -0 $pids 2>/dev/null; do sleep 0.01; done`));
  await succeed(run('up', ...out.flags));
  await succeed(run('status'));
  await succeed(sh('rm -r /run/vethloom/way-out'));
  await succeed(run('down'));
  expect(await changesSince(box, before)).toEqual([]);

  // What came from a link is without it until it is switched on.
  const left = exportLab({ ...drawing, name: 'way-out', devices, links: [] }, 'shell-qemu', {
    without: new Set(['--yes-outside lan']),
  });
  expect(left.files.map(({ print }) => print().text).join('')).not.toContain('daemon slirpvde');
});
