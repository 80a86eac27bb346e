import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { access, cable, device, draw, trunk } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { succeed } from './harness/sandbox.ts';
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
    cable('veth', 'blue:eth0', 'br1', { b: access(20) }),
    cable('veth', 'native:eth0', 'br0', { b: access(99) }),
    cable('veth', 'br0', 'br1', { a: trunk([10, 20, 30], 99), b: trunk([10, 20, 30], 99) }),
  ],
});

let host: Host;
beforeAll(async () => {
  host = await openVmHost();
});
afterAll(() => host.close());

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  test('VLANs on Linux bridges, on a kernel that has them', async () => {
    const lab = exportLab(topology, bundle);
    await place(lab, host);
    const net = (verb: string) => runNet(lab, host, verb);
    const ping = (from: string, to: string) =>
      host.run(['ip', 'netns', 'exec', from, 'ping', '-c', '3', '-w', '6', to]);
    const before = await takeSnapshot(host);

    await succeed(net('up'));
    expect(differences(lab.plan, await readState(host))).toEqual([]);
    await succeed(net('status'));
    expect(await ping('red', '10.5.0.2')).toMatchObject({ status: 0 });
    expect(await ping('red', '10.5.0.3')).toMatchObject({ status: 1 });
    expect(await ping('native', '10.5.0.2')).toMatchObject({ status: 1 });

    await succeed(net('down'));
    expect(await changesSince(host, before)).toEqual([]);
  });
});
