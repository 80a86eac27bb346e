import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Topology } from '../../src/core/index.ts';
import { templates } from '../../src/core/templates.ts';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { pings, staysSilent } from './harness/guest.ts';
import { exportLab, place, runNet, writeLab } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, succeed } from './harness/sandbox.ts';
import { changes, changesSince } from './harness/snapshot.ts';
import { parseTap } from './harness/tap.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

const stack = (name: string, address: string) =>
  device('namespace', name, { interfaces: [{ id: 'eth0', addresses: [address] }] });

/** VLANs of a card: the host's own, of a bridge, and of a stack that stands on one. */
const vlans = draw('vlan devices', {
  devices: [
    device('nic', 'eno1'),
    device('vlan', 'eno1-20', { tag: 20, addresses: ['10.20.0.1/24'] }),
    device('vlan', 'vlan30', { tag: 30 }),
    device('vlan', 'vlan40', { tag: 4094, mtu: 1400 }),
    device('bridge', 'br30'),
    stack('bridged', '10.30.0.1/24'),
    stack('upper', '10.40.0.1/24'),
  ],
  links: [
    cable('lower', 'eno1-20', 'eno1'),
    cable('lower', 'vlan30', 'eno1'),
    cable('lower', 'eno1', 'vlan40'),
    cable('member', 'vlan30', 'br30'),
    cable('veth', 'bridged:eth0', 'br30'),
    cable('macvlan', 'upper:eth0', 'vlan40', { mtu: 1300 }),
  ],
});

/** A dummy that others stand on, one with a VLAN, and one that is a port. */
const dummies = draw('dummies', {
  devices: [
    device('dummy', 'dummy0', { addresses: ['10.50.0.1/24', 'fd00:50::1/64'] }),
    device('dummy', 'big', { mtu: 9000 }),
    device('vlan', 'vlan7', { tag: 7, mtu: 8000, addresses: ['10.57.0.1/24'] }),
    device('dummy', 'port0'),
    device('bridge', 'br0', { addresses: ['10.58.0.1/24'] }),
    stack('left', '10.59.0.1/24'),
    stack('right', '10.59.0.2/24'),
    stack('apart', '10.59.0.3/24'),
  ],
  links: [
    cable('lower', 'vlan7', 'big'),
    cable('member', 'port0', 'br0'),
    cable('macvlan', 'left:eth0', 'dummy0'),
    cable('macvlan', 'right:eth0', 'dummy0'),
    cable('macvlan', 'apart:eth0', 'big', { mtu: 9000 }),
  ],
});

const modes = ['balance-rr', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'];

/** A bond of cards with a VLAN on it, and one of each other mode. */
const bonds = draw('bonds', {
  devices: [
    device('nic', 'eno1'),
    device('nic', 'eno2'),
    device('bond', 'bond0', {
      primary: 'eno2',
      miimon: 50,
      mtu: 1400,
      addresses: ['10.60.0.1/24'],
    }),
    device('vlan', 'bond0-9', { tag: 9, addresses: ['10.69.0.1/24'] }),
    ...modes.flatMap((mode, i) => [
      device('dummy', `dummy${i}`),
      device('bond', `mode${i}`, {
        mode,
        ...(mode === '802.3ad' ? { lacpRate: 'fast', xmitHashPolicy: 'vlan+srcmac' } : {}),
        ...(mode === 'balance-alb' ? { primary: `dummy${i}` } : {}),
      }),
    ]),
  ],
  links: [
    cable('lower', 'bond0', 'eno1'),
    cable('lower', 'eno2', 'bond0'),
    cable('lower', 'bond0-9', 'bond0'),
    ...modes.map((_, i) => cable('lower', `mode${i}`, `dummy${i}`)),
  ],
});

/** ipvlans in each mode, with each flag: of a card, which somebody outside is on, and of dummies. */
const ipvlans = draw('ipvlans', {
  devices: [
    device('nic', 'eno1'),
    ...['routed', 'strict', 'echo'].map((name) => device('dummy', name)),
    stack('left', '10.80.0.1/24'),
    stack('right', '10.80.0.2/24'),
    ...['one', 'two', 'three', 'four'].map((name, i) =>
      stack(name, `10.8${i < 2 ? 1 : 2}.0.${i + 1}/24`),
    ),
    stack('five', '10.83.0.5/24'),
  ],
  links: [
    cable('ipvlan', 'left:eth0', 'eno1', { mtu: 1400 }),
    cable('ipvlan', 'right:eth0', 'eno1', { mtu: 1400 }),
    cable('ipvlan', 'one:eth0', 'routed', { mode: 'l3' }),
    cable('ipvlan', 'two:eth0', 'routed', { mode: 'l3' }),
    cable('ipvlan', 'three:eth0', 'strict', { mode: 'l3s', flag: 'private' }),
    cable('ipvlan', 'four:eth0', 'strict', { mode: 'l3s', flag: 'private' }),
    cable('ipvlan', 'five:eth0', 'echo', { flag: 'vepa' }),
  ],
});

let host: Host;
beforeAll(async () => {
  host = await openVmHost();
});
afterAll(() => host.close());

const sh = (command: string) => host.run(['sh', '-c', command]);
const inside = (name: string, command: string) =>
  host.run(['ip', 'netns', 'exec', name, 'sh', '-c', command]);

/** Two times up is once, and down leaves the machine as it was. */
async function proves(
  topology: Topology,
  bundle: 'shell-qemu' | 'brctl-qemu',
  more: () => unknown,
) {
  const lab = exportLab(topology, bundle);
  const net = (verb: string) => runNet(lab, host, verb);
  const before = await settled(host);
  await succeed(net('up'));
  expect(differences(lab.plan, await readState(host))).toEqual([]);
  expect((await succeed(net('up'))).stdout).toContain('already up');
  const asked = parseTap((await net('test')).stdout);
  expect(asked.failed).toEqual({});
  await more();
  await succeed(net('down'));
  expect(changes(before, await settled(host))).toEqual([]);
  return asked.ok;
}

test('VLANs of a card', async () => {
  await place(exportLab(vlans, 'shell-qemu'), host);
  const lan = [20, 30, 4094].map(
    (tag, i) => `ip -n lan link add link wire name wire${tag} type vlan id ${tag}
      ip -n lan address add 10.${i + 2}0.0.9/24 dev wire${tag}; ip -n lan link set dev wire${tag} up`,
  );
  await succeed(
    sh(`set -e; ip netns add lan; ip link set dev wire netns lan; ip -n lan link set dev wire up
      ${lan.join('\n')}`),
  );
  await proves(vlans, 'shell-qemu', async () => {
    await succeed(sh(pings('10.20.0.9')));
    await succeed(inside('bridged', pings('10.30.0.9')));
    await succeed(inside('upper', pings('10.40.0.9')));
  });
  await succeed(sh('ip link del dev eno1; ip netns del lan'));
});

test('dummies, in the old words', async () => {
  await place(exportLab(dummies, 'brctl-qemu'), host);
  const ok = await proves(dummies, 'brctl-qemu', () => inside('left', staysSilent('10.59.0.3')));
  expect(ok).toContain('left eth0 reaches 10.59.0.2 (right eth0)');
  expect(ok.join()).toContain('apart eth0 does not reach 10.50.0.1');
});

/** Two cards into one switch outside; the second is down. */
const TWO_CARDS = `set -e
  ip netns add lan
  ip -n lan link add name wire0 type bridge
  for i in 1 2; do
    ip link add name eno$i type veth peer name wire$i
    ip link set dev wire$i netns lan
    ip -n lan link set dev wire$i addrgenmode none master wire0 up
  done
  ip -n lan link add link wire0 name wire9 type vlan id 9
  ip -n lan link set dev wire0 up
  ip -n lan link set dev wire9 up
  ip -n lan address add 10.60.0.9/24 dev wire0
  ip -n lan address add 10.69.0.9/24 dev wire9
  for i in 1 2; do ip link set dev eno$i up; done
  sleep 2.5
  ip link set dev eno2 down`;

test('bonds of all modes, whose cards are given back as they were', async () => {
  const lab = exportLab(bonds, 'shell-qemu');
  writeLab(lab, host);
  await succeed(sh(TWO_CARDS));
  // It loads the modules, and these what they need.
  await runNet(lab, host, 'check');
  await proves(bonds, 'shell-qemu', async () => {
    await succeed(sh(pings('10.60.0.9')));
    await succeed(sh(pings('10.69.0.9')));
    await succeed(sh('ip -n lan link set dev wire2 down'));
    await succeed(sh(pings('10.60.0.9')));
    await succeed(sh('ip -n lan link set dev wire2 up'));
    // As where taking back was cut short.
    await succeed(sh('ip link set dev eno1 nomaster'));
  });
  await succeed(sh('ip link del dev eno1; ip link del dev eno2; ip netns del lan'));
}, 300_000);

test('ipvlans in every mode', async () => {
  await place(exportLab(ipvlans, 'shell-qemu'), host);
  await succeed(
    sh(`set -e; ip netns add lan; ip link set dev wire netns lan; ip -n lan link set dev wire up
      ip -n lan address add 10.80.0.9/24 dev wire`),
  );
  await runNet(exportLab(ipvlans, 'shell-qemu'), host, 'check');
  const ok = await proves(ipvlans, 'shell-qemu', async () => {
    await succeed(inside('left', pings('10.80.0.9')));
    await succeed(inside('one', pings('10.81.0.2')));
    await succeed(inside('three', staysSilent('10.82.0.4')));
  });
  expect(ok).toContain('left eth0 reaches 10.80.0.2 (right eth0)');
  await succeed(sh('ip link del dev eno1; ip netns del lan'));
}, 300_000);

test('the template with ipvlans', async () => {
  const { topology } = templates.find(({ id }) => id === 'ipvlan')!;
  await place(exportLab(topology, 'shell-qemu'), host);
  await succeed(runNet(exportLab(topology, 'shell-qemu'), host, 'check'));
  const ok = await proves(topology, 'shell-qemu', () => undefined);
  expect(ok).toContain('web eth0 reaches 192.0.2.32 (cache eth0)');
  await succeed(sh('ip link del dev eno1'));
}, 300_000);

test('what is in the way is told before anything is touched', async () => {
  const box = await openSandbox();
  try {
    const lab = exportLab(bonds, 'shell-qemu');
    writeLab(lab, box);
    await succeed(
      box.run([
        'sh',
        '-c',
        `for i in 1 2; do ip link add name eno$i type veth peer name wire$i; done
        ip address add 192.0.2.1/24 dev eno1
        ip link add link eno2 name theirs type macvlan mode bridge`,
      ]),
    );
    const before = await settled(box);
    const { status, stderr } = await runNet(lab, box, 'up');
    expect(status).toBe(1);
    for (const told of [
      'vlan-module-missing',
      'this kernel cannot make a dummy',
      'this kernel cannot make a bond',
      'uplink-into-bond: eno1 carries 192.0.2.1/24',
      'device-in-use: link eno2 goes down before a bond can take it, and link theirs stands on it',
    ])
      expect(stderr).toContain(told);
    expect(await changesSince(box, before)).toEqual([]);
  } finally {
    await box.close();
  }
});
