import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BundleId } from '../../src/core/index.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

/** A switch with NAT and DHCP on it, and two who ask; `nth` tells several labs apart. */
function serving(nth: number, kind = 'bridge') {
  const names = { bridge: `br${nth}`, known: `known${nth}`, any: `any${nth}` };
  return draw(`serving-${nth}`, {
    devices: [
      device(kind, names.bridge, {
        ...(kind === 'ovs' ? { datapath: 'netdev' } : {}),
        addresses: [`10.20.${nth}.1/24`],
        nat: true,
        dhcp: { leases: [`52:54:00:00:00:07 10.20.${nth}.7`] },
      }),
      device('namespace', names.known, { interfaces: [{ id: 'eth0' }] }),
      device('namespace', names.any, { interfaces: [{ id: 'eth0' }] }),
      guest(`web${nth}`, [
        { id: 'eth0', model: 'virtio-net-pci', addresses: [`10.20.${nth}.30/24`] },
      ]),
    ],
    links: [
      cable('veth', `${names.known}:eth0`, names.bridge),
      cable('veth', `${names.any}:eth0`, names.bridge),
      cable('tap', `web${nth}:eth0`, names.bridge),
    ],
  });
}

const told = `import socket
server = socket.create_server(('198.51.100.2', 9999))
while True:
  caller, address = server.accept()
  caller.sendall(address[0].encode())
  caller.close()`;
const take = (port: number) => `python3 -c "import socket, time
taken = socket.socket(type=socket.SOCK_DGRAM)
taken.bind(('0.0.0.0', ${port}))
time.sleep(99)" </dev/null >/dev/null 2>&1 &`;

/** What udhcpc calls with what it was given. */
const takeLease = `#!/bin/sh
[ "$1" = bound ] || exit 0
ip address add "$ip/$mask" dev "$interface"
ip route add default via "$router"
echo "$ip $dns"
`;

/** The kernel changes these along with forwarding: they must come back too. */
const settings = 'sysctl -qw net.ipv4.conf.all.accept_redirects=0 net.ipv4.conf.up0.forwarding=1';

let box: Sandbox;
let before: Snapshot;
const sh = (script: string) => succeed(box.run(['sh', '-ec', script]));
const inside = (namespace: string, command: string) =>
  box.run(['ip', 'netns', 'exec', namespace, 'sh', '-c', command]);

async function open(ovs: boolean): Promise<void> {
  box = await openSandbox({ ovs });
  // The world outside has no way back to 10.20.0.0: it answers whom it knows.
  await sh(`
    ip netns add outside
    ip link add up0 type veth peer name eth0 netns outside
    ip address add 198.51.100.1/24 dev up0
    ip -n outside address add 198.51.100.2/24 dev eth0
    ip link set up0 addrgenmode none up; ip -n outside link set eth0 addrgenmode none up
    until ip -n outside link show dev eth0 | grep -q 'state UP'; do sleep 0.1; done
    ${settings}`);
}
beforeEach(() => open(false));
afterEach(() => box.close());

async function placed(nth = 0, bundle: BundleId = 'shell-qemu', kind?: string): Promise<Lab> {
  const lab = exportLab(serving(nth, kind), bundle);
  // Each lab in a folder of its own.
  const files = lab.files.map((file) => ({ ...file, path: `${nth}/${file.path}` }));
  const moved = { ...lab, files, folder: lab.folder.replace('/lab/', `/lab/${nth}/`) };
  await place(moved, box);
  before = await takeSnapshot(box);
  return moved;
}

const net = (lab: Lab, verb: string) => runNet(lab, box, verb);
/** What `log` says of what was run, as `plan` says it. */
function logged(log: string): string {
  const lines = log.split('\n').filter((line) => !/^#|\t\[told\]\t/.test(line));
  return lines.map((line) => line.split('\t').slice(2).join('\t')).join('\n');
}

const forwarding = async () => (await sh('cat /proc/sys/net/ipv4/ip_forward')).stdout.trim();

async function ask(namespace: string, mac?: string): Promise<readonly string[]> {
  box.write('/lab/lease', takeLease, true);
  if (mac !== undefined) await inside(namespace, `ip link set dev eth0 address ${mac}`);
  const client = 'busybox udhcpc -i eth0 -n -q -f -t 8 -T 1 -s /lab/lease 2>/dev/null';
  return (await succeed(inside(namespace, client))).stdout.trim().split(' ');
}

describe.each([
  ['shell-qemu', 'bridge'],
  ['brctl-qemu', 'bridge'],
  ['shell-qemu', 'ovs'],
] as const)('%s, %s', (bundle, kind) => {
  test('gives addresses and names, and a way to the outside', async () => {
    if (kind === 'ovs') {
      await box.close();
      await open(true);
    }
    const lab = await placed(0, bundle, kind);
    expect(lab.flags).toEqual(['--yes-forward']);
    const { stdout: plan } = await succeed(net(lab, 'plan'));
    await succeed(net(lab, 'check'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(net(lab, 'up'));
    await succeed(net(lab, 'status'));
    const found = differences(lab.plan, await readState(box));
    expect(found.filter((line) => !/up0|outside:/.test(line))).toEqual([]);
    expect(logged((await succeed(net(lab, 'log'))).stdout)).toBe(plan);

    expect(await ask('known0', '52:54:00:00:00:07')).toEqual(['10.20.0.7', '10.20.0.1']);
    const [address] = await ask('any0');
    const last = Number(address?.replace(/^10\.20\.0\./, ''));
    expect(last).toBeGreaterThanOrEqual(128);
    const { stdout: named } = await inside('any0', 'busybox nslookup web0 10.20.0.1');
    expect(named).toContain('Address: 10.20.0.30');

    const outside = box.spawn(['ip', 'netns', 'exec', 'outside', 'python3', '-c', told]);
    const call = 'sleep 0.3; busybox nc 198.51.100.2 9999 </dev/null';
    for (const namespace of ['known0', 'any0']) {
      expect((await inside(namespace, call)).stdout).toBe('198.51.100.1');
    }
    outside.kill();
    await outside.done;

    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

describe('what is changed behind its back', () => {
  test.each([
    ['missing\tdaemon dnsmasq-br0', 'kill $(cat /run/vethloom/serving-0/dnsmasq-br0.pid); sleep 1'],
    ['differs\tnft vethloom_', 'nft flush chain ip $(nft list tables | cut -d" " -f3) postrouting'],
    ['differs\tsetting net.ipv4.ip_forward', `sysctl -qw net.ipv4.ip_forward=0; ${settings}`],
    [
      'differs\tdaemon dnsmasq-br0',
      `pid=$(cat /run/vethloom/serving-0/dnsmasq-br0.pid)
       tr '\\0' '\\n' </proc/$pid/cmdline >/lab/args; kill $pid; sleep 1
       xargs -d '\\n' sh -c '"$@" --dhcp-authoritative' sh </lab/args`,
    ],
  ])('%s', async (row, script) => {
    const lab = await placed();
    await succeed(net(lab, 'up'));
    await sh(script);
    const { status, stdout } = await net(lab, 'status');
    expect(status).toBe(5);
    expect(stdout).toContain(row);
    await succeed(net(lab, 'up'));
    await succeed(net(lab, 'status'));
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('a setting that is no longer as we set it stays as it is', async () => {
    const lab = await placed();
    await sh('sysctl -qw net.ipv4.ip_forward=1');
    before = await takeSnapshot(box);
    await succeed(net(lab, 'up'));
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
    await sh('sysctl -qw net.ipv4.ip_forward=0');
    await succeed(net(lab, 'up'));
    await sh('sysctl -qw net.ipv4.ip_forward=0 net.ipv4.conf.all.accept_redirects=0');
    await succeed(net(lab, 'down'));
    expect(await forwarding()).toBe('0');
    expect((await sh('cat /proc/sys/net/ipv4/conf/all/accept_redirects')).stdout).toBe('0\n');
  });

  test('a dnsmasq that does not listen is ended all the same', async () => {
    const lab = await placed();
    await succeed(net(lab, 'up'));
    await sh('kill -STOP $(cat /run/vethloom/serving-0/dnsmasq-br0.pid)');
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test.each(['rm -rf /run/vethloom/serving-0', 'rm -rf /run/vethloom'])(
    'down finds all by its marks after %s, and tells what it cannot know',
    async (lose) => {
      const lab = await placed();
      await succeed(net(lab, 'up'));
      await sh(lose);
      await succeed(net(lab, 'status'));
      expect((await succeed(net(lab, 'down'))).stderr).toContain('ip_forward stays 1');
      const found = await changesSince(box, before);
      expect(found.filter((line) => !/forward|accept_redirects/.test(line))).toEqual([]);
      expect((await succeed(net(lab, 'down'))).stderr).toBe('');
    },
  );

  test('down finds what an older drawing had', async () => {
    const lab = await placed();
    await succeed(net(lab, 'up'));
    const { folder } = lab;
    const plain = serving(0);
    const devices = plain.devices.map((one) => {
      const { nat: _nat, dhcp: _dhcp, ...rest } = one as typeof one & Record<string, unknown>;
      return rest as typeof one;
    });
    const newer = { ...exportLab({ ...plain, devices }, 'shell-qemu'), folder };
    const net0 = newer.files.find(({ path }) => path.endsWith('net.sh'));
    box.write(`${folder}/net.sh`, net0?.print().text ?? '', true);
    expect((await net(newer, 'status')).stdout).toMatch(/^extra\tdaemon dnsmasq-br0/m);
    await succeed(net(newer, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

describe('two labs', () => {
  test.each([
    [0, 1],
    [1, 0],
  ])('%i goes first: the other goes on, and the last puts forwarding back', async (one, two) => {
    const labs = [await placed(0), await placed(1)];
    for (const lab of labs) await succeed(net(lab, 'up'));
    await succeed(net(labs[one]!, 'down'));
    expect(await forwarding()).toBe('1');
    await succeed(net(labs[two]!, 'status'));
    await ask(`known${two}`, '52:54:00:00:00:07');
    await succeed(inside(`known${two}`, 'ping -c1 -w5 198.51.100.2'));
    await succeed(net(labs[two]!, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('both at once, up and down', async () => {
    const labs = [await placed(0), await placed(1)];
    await Promise.all(labs.map((lab) => succeed(net(lab, 'up'))));
    for (const lab of labs) await succeed(net(lab, 'status'));
    await Promise.all(labs.map((lab) => succeed(net(lab, 'down'))));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

test('an isolated twin without root goes on when the lab itself is taken down', async () => {
  // Open to everybody, as distributions have it; the sandbox shares /dev with the machine.
  await sh('mknod -m 666 /lab/tun c 10 200 && mount --bind /lab/tun /dev/net/tun');
  await sh('install -d -o 65534 /lab/home');
  const lab = await placed();
  const become = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const twin = (...words: string[]) =>
    box.run([...become, './net.sh', '--isolated', ...words], {
      cwd: lab.folder,
      env: { HOME: '/lab/home' },
    });
  await succeed(twin('up', ...lab.flags));
  const { stdout: plan } = await succeed(twin('plan'));
  expect(logged((await succeed(twin('log'))).stdout)).toBe(plan);
  await succeed(net(lab, 'up'));
  await succeed(net(lab, 'status'));
  await succeed(net(lab, 'down'));
  await succeed(twin('status'));
  const client = [
    'udhcpc',
    '-i',
    'eth0',
    '-n',
    '-q',
    '-f',
    '-t',
    '8',
    '-T',
    '1',
    '-s',
    '/bin/true',
  ];
  await succeed(twin('run', 'ip', 'netns', 'exec', 'any0', 'busybox', ...client));
  await succeed(twin('down'));
  expect(await changesSince(box, before)).toEqual([]);
});

describe('in the way', () => {
  test.each([
    ['name-taken: nft vethloom_', (table: string) => `nft 'add table ip ${table}'`],
    ['dns-port-53-busy: ', () => take(53)],
    ['dhcp-port-67-busy: ', () => take(67)],
  ])('%s', async (code, make) => {
    const lab = await placed();
    await sh(`${make(`vethloom_${lab.plan.lab.group.toString(16)}`)}\nsleep 0.3`);
    const foreign = await takeSnapshot(box);
    const { status, stderr } = await net(lab, 'up');
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(code) });
    await succeed(net(lab, 'down'));
    expect(await changesSince(box, foreign)).toEqual([]);
  });

  test.each(['nft', 'dnsmasq', 'sysctl'])('%s is missing', async (tool) => {
    const lab = await placed();
    await sh(`rm "$(command -v ${tool})"`);
    const { status, stderr } = await net(lab, 'check');
    expect(status).toBe(3);
    expect(stderr).toContain(`tool-missing: the program ${tool} `);
  });
});
