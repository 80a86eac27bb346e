import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Topology } from '../../src/core/index.ts';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { pings, staysSilent } from './harness/guest.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
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
  const before = await takeSnapshot(host);
  await succeed(net('up'));
  expect(differences(lab.plan, await readState(host))).toEqual([]);
  const up = await takeSnapshot(host);
  expect((await succeed(net('up'))).stdout).toContain('already up');
  expect(await changesSince(host, up)).toEqual([]);
  const asked = parseTap((await net('test')).stdout);
  expect(asked.failed).toEqual({});
  await more();
  await succeed(net('down'));
  expect(await changesSince(host, before)).toEqual([]);
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

test('a module that is missing is told before anything is touched', async () => {
  const box = await openSandbox();
  try {
    const lab = exportLab(dummies, 'shell-qemu');
    await place(lab, box);
    const before = await settled(box);
    const { status, stderr } = await runNet(lab, box, 'up');
    expect(status).toBe(1);
    expect(stderr).toContain('vlan-module-missing');
    expect(stderr).toContain('this kernel cannot make a dummy');
    expect(await changesSince(box, before)).toEqual([]);
  } finally {
    await box.close();
  }
});
