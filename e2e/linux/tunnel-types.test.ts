import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLab, exportLabs, runNet, writeLab } from './harness/lab.ts';
import { meet, outward } from './harness/outward.ts';
import { readState } from './harness/readback.ts';
import { succeed } from './harness/sandbox.ts';
import { type Both, joined, talk, unbuilt } from './harness/two-hosts.ts';
import type { Host } from './harness/vm-host.ts';
import { openVmPair } from './harness/vm-pair.ts';

let one: Host;
let other: Host;
beforeAll(async () => {
  [one, other] = await openVmPair();
});
afterAll(() => one.close());

const V4: Both = ['192.0.2.1/24', '192.0.2.2/24'];
const V6: Both = ['2001:db8::1/64', '2001:db8::2/64'];

/** Devices and namespaces, by name. */
async function namesOn(host: Host): Promise<string> {
  const { stdout } = await succeed(
    host.run(['sh', '-c', 'ip -br link; ls /run/netns 2>/dev/null; true']),
  );
  return stdout;
}

test.each<[string, string, Both, number]>([
  ['gre', 'IPv4', V4, 1458],
  ['gre', 'IPv6', V6, 1430],
  ['geneve', 'IPv4', V4, 1450],
])('%s over %s makes one segment of Linux bridges', async (type, _, addresses, mtu) => {
  const drawing = joined({ type, kinds: ['bridge', 'bridge'], addresses, mtu });
  const labs = exportLabs(drawing, 'shell-qemu');
  const sides = [one, other].map((host, i) => ({ host, lab: labs[i]! }));
  for (const { host, lab } of sides) writeLab(lab, host);
  // Asks the kernel for what it loads modules for, which make devices of their own.
  await succeed(runNet(labs[0]!, one, 'check'));
  const before = [await namesOn(one), await namesOn(other)];
  for (const { host, lab } of sides) {
    await succeed(runNet(lab, host, 'up'));
    expect(unbuilt(lab, await readState(host))).toEqual([]);
    expect((await succeed(runNet(lab, host, 'up'))).stdout).toContain('already up');
  }
  await talk(one, other, mtu);
  for (const { host, lab } of sides) await succeed(runNet(lab, host, 'down'));
  expect([await namesOn(one), await namesOn(other)]).toEqual(before);
});

test.each<[string, string, Both, number]>([
  ['gre', 'gretap', ['192.0.2.1', '192.0.2.2'], 1458],
  ['gre', 'ip6gretap', ['2001:db8::1', '2001:db8::2'], 1430],
  ['geneve', 'geneve', ['2001:db8::1', '2001:db8::2'], 1430],
  ['vxlan', 'vxlan', ['2001:db8::1', '2001:db8::2'], 1430],
])(
  '%s leads to a machine that is not drawn, whose %s is made by hand',
  async (type, kind, ends, mtu) => {
    // Only this one does not ask the routes by which address it sends.
    const address = kind === 'ip6gretap' ? { address: `${ends[0]}/64` } : {};
    const lab = exportLab(outward({ type, remote: ends[1], mtu, ...address }), 'shell-qemu');
    writeLab(lab, one);
    await succeed(runNet(lab, one, 'check'));
    const before = await namesOn(one);
    await succeed(runNet(lab, one, 'up'));
    expect(unbuilt(lab, await readState(one))).toEqual([]);
    expect((await succeed(runNet(lab, one, 'up'))).stdout).toContain('already up');
    await meet([one, other], kind, ends, mtu);
    await succeed(runNet(lab, one, 'down'));
    expect(await namesOn(one)).toEqual(before);
  },
);
