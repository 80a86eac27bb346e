import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLabs, runNet, writeLab } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { succeed } from './harness/sandbox.ts';
import { type Both, joined, talk, unbuilt } from './harness/two-hosts.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

/** A network namespace of the test host with a /run of its own, by a cable between cards eno1. */
const split = `
  setsid unshare -n -m sh -c 'mount -t tmpfs none /run; echo $$ >/lab/far.pid; exec sleep 3000' \\
    >/dev/null 2>&1 </dev/null &
  until [ -s /lab/far.pid ]; do sleep 0.1; done
  far=$(cat /lab/far.pid)
  for f in /proc/sys/net/ipv6/conf/*/accept_dad; do echo 0 >$f; done
  ip link add name eno1 type veth peer name eno1 netns $far
  ip address add 192.0.2.1/24 dev eno1
  ip address add 2001:db8::1/64 dev eno1 nodad
  ip link set dev eno1 up
  nsenter -t $far -n ip address add 192.0.2.2/24 dev eno1
  nsenter -t $far -n ip address add 2001:db8::2/64 dev eno1 nodad
  nsenter -t $far -n ip link set dev eno1 up
  echo $far`;

let one: Host;
let other: Host;
beforeAll(async () => {
  one = await openVmHost();
  const { stdout } = await succeed(one.run(['sh', '-c', split]));
  const enter = ['nsenter', '-t', stdout.trim(), '-n', '-m', '-r', '--'];
  other = {
    ...one,
    run: (argv, { cwd = '/lab', ...options } = {}) =>
      one.run([...enter, 'env', '-C', cwd, ...argv], options),
  };
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
