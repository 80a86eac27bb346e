import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { access, cable, device, draw, trunk } from './harness/draw.ts';
import { compareWithForetold } from './harness/foretold.ts';
import { exportLabs, type Lab, writeLab } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { unbuilt } from './harness/two-hosts.ts';
import type { Host } from './harness/vm-host.ts';
import { openVmPair } from './harness/vm-pair.ts';

let hosts: readonly [Host, Host];
beforeAll(async () => {
  hosts = await openVmPair();
  const [one] = hosts;
  const start = new URL('./tools/start-ovs.sh', import.meta.url);
  one.write('/lab/.tools/start-ovs.sh', readFileSync(start, 'utf8'));
  await succeed(one.run(['sh', '/lab/.tools/start-ovs.sh', 'system'], PATIENCE));
});
afterAll(() => hosts[0].close());

const on = (i: number, kind: string, name: string, more: object = {}) => ({
  ...device(kind, name, { in: i === 0 ? 'host' : 'other', ...more }),
  id: `${name}-${i}`,
});

const stack = (i: number, name: string, address: string) =>
  on(i, 'namespace', name, { interfaces: [{ id: 'eth0', addresses: [address] }] });

const MTU = { mtu: 1430 };

/** Open vSwitch in the kernel of one, Linux bridges on the other. */
const drawing = draw('ovs kernel', {
  devices: [
    device('host', 'other', { in: undefined }),
    ...[0, 1].flatMap((i) => [
      on(i, 'nic', 'eno1', { addresses: [`192.0.2.${i + 1}/24`, `2001:db8::${i + 1}/64`] }),
      ...['vx', 'gre', 'gnv'].map((name) => on(i, i === 0 ? 'ovs' : 'bridge', name)),
      stack(i, 'red', `10.5.0.${i + 1}/24`),
      stack(i, 'blue', `10.5.0.${i + 3}/24`),
      stack(i, 'left', `10.6.0.${i + 1}/24`),
      stack(i, 'right', `10.7.0.${i + 1}/24`),
      // On VLANs of the card: the host itself, and what stands there.
      on(i, 'vlan', 'v30', { tag: 30, addresses: [`10.30.0.${i + 1}/24`] }),
      on(i, 'vlan', 'v31', { tag: 31 }),
      stack(i, 'upper', `10.31.0.${i + 1}/24`),
    ]),
  ],
  links: [
    cable('wire', 'eno1-0', 'eno1-1'),
    ...[0, 1].flatMap((i) => [
      { ...cable('veth', `red-${i}:eth0`, `vx-${i}`, { b: access(10) }), ...MTU },
      { ...cable('veth', `blue-${i}:eth0`, `vx-${i}`, { b: access(20) }), ...MTU },
      { ...cable('veth', `left-${i}:eth0`, `gre-${i}`), ...MTU },
      { ...cable('veth', `right-${i}:eth0`, `gnv-${i}`), ...MTU },
      cable('lower', `v30-${i}`, `eno1-${i}`),
      cable('lower', `v31-${i}`, `eno1-${i}`),
      cable('ipvlan', `upper-${i}:eth0`, `v31-${i}`),
    ]),
    { ...cable('tunnel', 'vx-0', 'vx-1', { a: trunk([10, 20]), b: trunk([10, 20]) }), ...MTU },
    { ...cable('tunnel', 'gre-0', 'gre-1'), type: 'gre', ...MTU },
    { ...cable('tunnel', 'gnv-0', 'gnv-1'), type: 'geneve', ...MTU },
  ],
});

/** Emulated, on a busy machine. */
const PATIENCE = { seconds: 240 };

function net(host: Host, { folder, flags }: Lab, verb: string) {
  const words = verb === 'up' ? flags : [];
  return succeed(host.run(['./net.sh', verb, ...words], { cwd: folder, ...PATIENCE }));
}

test('VLANs and tunnels of Open vSwitch in the kernel, to Linux bridges of another host', async () => {
  const labs = exportLabs(drawing, 'shell-qemu');
  const sides = hosts.map((host, i) => ({ host, lab: labs[i]! }));
  for (const { host, lab } of sides) writeLab(lab, host);
  // Of which some make devices of their own.
  await succeed(hosts[0].run(['modprobe', '-a', 'vxlan', 'ip_gre', 'geneve', '8021q', 'ipvlan']));
  const before = [await takeSnapshot(hosts[0]), await takeSnapshot(hosts[1])];
  for (const { host, lab } of sides) {
    // Of the datapath's tunnels, too; nothing of what it tried stays.
    await net(host, lab, 'check');
  }
  for (const [i, { host }] of sides.entries())
    expect(await changesSince(host, before[i]!)).toEqual([]);
  for (const { host, lab } of sides) {
    await net(host, lab, 'up');
    const own = /^unplanned device (ovs-system|vxlan_sys_4789|genev_sys_6081|gre_sys)$/;
    expect(unbuilt(lab, await readState(host)).filter((line) => !own.test(line))).toEqual([]);
  }
  const { stdout } = await succeed(hosts[0].run(['ovs-appctl', 'dpctl/show']));
  expect(stdout).toContain('system@ovs-system');
  expect(stdout).toContain('vxlan_sys_4789');
  const told = await compareWithForetold(drawing, hosts);
  expect(told).toEqual({ reaches: 16, silent: 88, wrong: [] });
  for (const [i, { host, lab }] of sides.entries()) {
    await net(host, lab, 'down');
    expect(await changesSince(host, before[i]!)).toEqual([]);
  }
}, 600_000);
