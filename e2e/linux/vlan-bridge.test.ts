import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTopology } from '../../src/core/opening.ts';
import { access, cable, device, draw, guest, trunk } from './harness/draw.ts';
import { everyKind } from './harness/every-kind.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { succeed } from './harness/sandbox.ts';
import { parseTap } from './harness/tap.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

/** Two VLAN-aware Linux bridges with a trunk between them. */
const topology = draw('vlans', {
  devices: [
    device('bridge', 'br0'),
    device('bridge', 'br1'),
    ...['red', 'red2', 'blue', 'native'].map((name, i) =>
      device('namespace', name, {
        interfaces: [{ id: 'eth0', addresses: [`10.5.0.${i + 1}/24`] }],
      }),
    ),
  ],
  links: [
    cable('veth', 'red:eth0', 'br0', { b: access(10) }),
    cable('veth', 'red2:eth0', 'br1', { b: access(10) }),
    cable('veth', 'blue:eth0', 'br1', { b: { ifname: 'blue0', ...access(20) } }),
    cable('veth', 'native:eth0', 'br0', { b: access(99) }),
    cable('veth', 'br0', 'br1', { a: trunk([10, 20, 30], 99), b: trunk([10, 20, 30], 99) }),
  ],
});

let host: Host;
beforeAll(async () => {
  host = await openVmHost();
});
afterAll(() => host.close());

test('what a script says to load is a module of the kernel', async () => {
  const { topology: all } = parseTopology(JSON.stringify(everyKind));
  const { files } = exportLab(all ?? topology, 'shell-qemu');
  const script = files.find(({ path }) => path.endsWith('/net.sh'))?.print().text ?? '';
  const features = /^FEATURES='(.*)'$/mu.exec(script)?.[1]?.split(' ') ?? [];
  const named = features.map((feature) => feature.split('=')[2] ?? '');
  const modules = named.filter((name) => name !== 'built-in');
  expect(modules).toContain('macvtap');
  await succeed(host.run(['modprobe', '--dry-run', '--all', ...modules]));
});

test('qemu-ifup puts a tap of QEMU into the VLANs of a Linux bridge', async () => {
  const nics = ['eth0', 'eth1'].map((id) => ({ id, model: 'virtio-net-pci' }));
  const own = draw('plugs', {
    devices: [device('bridge', 'br0'), guest('vm', nics)],
    links: [
      { ...cable('tap', 'vm:eth0', 'br0', { b: access(10) }), maker: 'qemu' },
      { ...cable('tap', 'vm:eth1', 'br0', { b: trunk([10, 20], 99) }), maker: 'qemu' },
    ],
  });
  const lab = exportLab(own, 'shell-qemu');
  await place(lab, host);
  const before = await takeSnapshot(host);
  await succeed(runNet(lab, host, 'up'));
  for (const name of ['vm-eth0', 'vm-eth1']) {
    await succeed(host.run(['ip', 'tuntap', 'add', 'dev', name, 'mode', 'tap']));
    await succeed(host.run(['./qemu-ifup', name], { cwd: lab.folder }));
  }
  const { stdout } = await succeed(host.run(['bridge', 'vlan', 'show']));
  const told = stdout.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
  expect(told.filter((line) => !line.startsWith('br0'))).toEqual([
    'port vlan-id',
    'vm-eth0 10 PVID Egress Untagged',
    'vm-eth1 10',
    '20',
    '99 PVID Egress Untagged',
    '',
  ]);
  for (const name of ['vm-eth0', 'vm-eth1']) {
    await succeed(host.run(['./qemu-ifdown', name], { cwd: lab.folder }));
    const left = await host.run(['ip', '-o', 'link', 'show', 'dev', name]);
    expect(left.stdout).not.toContain('master');
    await succeed(host.run(['ip', 'link', 'del', name]));
  }
  await succeed(runNet(lab, host, 'down'));
  expect(await changesSince(host, before)).toEqual([]);
});

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  test('VLANs on Linux bridges, on a kernel that has them', async () => {
    const lab = exportLab(topology, bundle);
    await place(lab, host);
    const net = (verb: string) => runNet(lab, host, verb);
    const before = await takeSnapshot(host);

    await succeed(net('up'));
    expect(differences(lab.plan, await readState(host))).toEqual([]);
    await succeed(net('status'));
    const asked = parseTap((await net('test')).stdout);
    expect(asked.failed).toEqual({});
    expect(asked.ok).toContain('red eth0 reaches 10.5.0.2 (red2 eth0)');
    expect(asked.ok).toContain('native eth0 does not reach 10.5.0.1 (red eth0)');

    const leak = ['bridge', 'vlan', 'add', 'dev', 'blue0', 'vid', '10', 'pvid', 'untagged'];
    await succeed(host.run(leak));
    expect(Object.keys(parseTap((await net('test')).stdout).failed)).toEqual([
      'red eth0 does not reach 10.5.0.3 (blue eth0)',
      'blue eth0 does not reach 10.5.0.1 (red eth0)',
    ]);

    await succeed(net('down'));
    expect(await changesSince(host, before)).toEqual([]);
  });
});
