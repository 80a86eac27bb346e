import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

const bridged = draw('bridged', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24', '2001:db8:1::1/64'] }),
    device('namespace', 'left', { interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24'] }] }),
    guest('web1', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [cable('veth', 'left:eth0', 'br0'), cable('tap', 'web1:eth0', 'br0')],
});
const switched = draw('switched', {
  devices: [device('ovs', 'ovs0'), device('namespace', 'left', { interfaces: [{ id: 'eth0' }] })],
  links: [cable('veth', 'left:eth0', 'ovs0')],
});
const filtering = draw('filtering', {
  devices: [device('bridge', 'br0'), device('namespace', 'left', { interfaces: [{ id: 'eth0' }] })],
  links: [cable('veth', 'left:eth0', 'br0', { b: { vlan: { mode: 'access', tag: 7 } } })],
});

let box: Sandbox;
let lab: Lab;
afterEach(() => box.close());

const make = (...lines: string[]) => succeed(box.run(['sh', '-ec', lines.join('\n')]));
const check = () => box.run(['./net.sh', 'check'], { cwd: lab.folder });

async function expectRefused(code: string): Promise<void> {
  const before = await takeSnapshot(box);
  const result = await check();
  expect(result).toMatchObject({ status: 3, stderr: expect.stringContaining(code) });
  // What it is, what it means for the drawing, what to do.
  expect(result.stderr).toMatch(new RegExp(`^ {2}${code}: .+[,;] .+$`, 'm'));
  expect(await changesSince(box, before)).toEqual([]);
}

describe('in the way of a bridge', () => {
  beforeEach(async () => {
    box = await openSandbox();
    lab = exportLab(bridged, 'shell-qemu');
    await place(lab, box);
  });

  test('nothing', async () => {
    expect(await check()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(
        /^needed of the kernel, and its modules: .*CONFIG_BRIDGE \(bridge\), .*CONFIG_TUN \(tun\)[^]*^needed drivers in the guests: virtio_net, virtio_pci$/mu,
      ),
    });
  });

  test.each([
    ['name-taken', 'ip link add br0 type bridge'],
    ['name-taken', 'ip netns add left'],
    ['name-taken', 'ip tuntap add dev web1-eth0 mode tap'],
    ['address-taken', 'ip address add 10.1.0.1/8 dev lo'],
    [
      'subnet-overlap',
      'ip link add v0 type veth peer name v1; ip address add 10.1.0.77/16 dev v0; ip link set v0 up',
    ],
    [
      'subnet-overlap',
      'ip link add v0 type veth peer name v1; ip link set v0 up; ip route add 10.0.0.0/9 dev v0',
    ],
    [
      'subnet-overlap',
      'ip link add v0 type veth peer name v1; ip address add 2001:db8:1::77/48 dev v0; ip link set v0 up; ip link set v1 up',
    ],
  ])('%s: %s', async (code, script) => {
    await make(script);
    await expectRefused(code);
  });

  test('a tool that is missing, with its package', async () => {
    // The sandbox has its own copy of the root file system.
    await make('rm "$(command -v flock)"');
    const { status, stderr } = await check();
    expect(status).toBe(3);
    expect(stderr).toContain(
      'tool-missing: the program flock is not installed; it is in the package',
    );
  });

  test('no tap where /dev/net/tun cannot be opened', async () => {
    await make('mkdir /lab/tun', 'mount --bind /dev/null /dev/net/tun');
    await expectRefused('module-missing');
  });

  test('hints are told, and are not in the way', async () => {
    await make(
      'mkdir -p /run/NetworkManager /run/systemd/netif /run/systemd/network',
      'touch /run/NetworkManager/NetworkManager.pid /run/systemd/netif/state',
      "printf '[Match]\\nName=en* left-* br?\\n[Network]\\nDHCP=yes\\n' >/run/systemd/network/50-all.network",
    );
    const { status, stdout } = await check();
    expect(status).toBe(0);
    expect(stdout).toContain('networkmanager-runs: ');
    expect(stdout).toContain('networkd-matches: systemd-networkd may take left-eth0');
    expect(stdout).toContain('may take br0');
    expect(stdout).not.toContain('may take web1');
  });
});

describe('in the way of a switch', () => {
  test('Open vSwitch is not running', async () => {
    box = await openSandbox();
    lab = exportLab(switched, 'shell-qemu');
    await place(lab, box);
    await expectRefused('ovs-not-running');
  });

  test('the kernel has no datapath for it', async () => {
    box = await openSandbox({ ovs: true });
    lab = exportLab(switched, 'shell-qemu');
    await place(lab, box);
    // The sandbox's word for a datapath in user space, whatever is drawn.
    await make('rm /run/openvswitch/bin/ovs-dpctl');
    await expectRefused('ovs-datapath-missing');
  });

  test('the kernel has no VLANs on bridges', async () => {
    box = await openSandbox();
    lab = exportLab(filtering, 'shell-qemu');
    await place(lab, box);
    const { stderr } = await check();
    expect(stderr).toContain('vlan-filtering-unsupported: ');
  });
});

describe('what comes after the network', () => {
  const card = (id: string) => ({ id, model: 'virtio-net-pci' });
  const later = draw('later', {
    devices: [device('bridge', 'br0'), guest('web', [card('eth0')])],
    links: [{ ...cable('tap', 'web:eth0', 'br0'), maker: 'qemu', vhost: true }],
  });
  const limited = draw('limited', {
    devices: [
      device('libvirt-network', 'net0', {
        addresses: ['10.9.0.1/24'],
        forward: 'nat',
        inbound: { average: 5000 },
      }),
      guest('web', [card('eth0')]),
    ],
    links: [cable('network', 'web:eth0', 'net0')],
  });
  /** In the place of a program of the machine: it has only what the sandbox is to see. */
  const answers = (program: string, text: string) =>
    make(
      `file=$(command -v ${program} || echo /usr/sbin/${program})`,
      `rm -f "$file"; printf '#!/bin/sh\\n%s\\n' '${text}' >"$file"; chmod +x "$file"`,
    );
  const lacks = async () => {
    const before = await takeSnapshot(box);
    const { status, stderr } = await check();
    expect(await changesSince(box, before)).toEqual([]);
    return { status, told: stderr.split('\n').filter((line) => line.startsWith('  ')) };
  };

  test('check tells what QEMU lacks, and up does without', async () => {
    box = await openSandbox();
    lab = exportLab(later, 'shell-qemu');
    await place(lab, box);
    await answers('modprobe', 'exit 0');
    expect(await lacks()).toEqual({ status: 0, told: [] });
    await make(
      'rm "$(command -v qemu-system-x86_64)" "$(command -v socat)"',
      'mount --bind /dev/null /dev/net/tun',
    );
    await answers('modprobe', 'exit 1');
    const { status, told } = await lacks();
    expect(status).toBe(3);
    for (const line of told) expect(line).toMatch(/ \(for guests or libvirt: "up" does without\)$/);
    const text = told.join('\n');
    for (const name of ['program qemu-system-x86_64', 'program socat', 'CONFIG_TUN'])
      expect(text).toContain(name);
    expect(text.includes('CONFIG_VHOST_NET')).toBe(!existsSync('/dev/vhost-net'));
    const before = await takeSnapshot(box);
    await succeed(box.run(['./net.sh', 'up', ...lab.flags], { cwd: lab.folder }));
    await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
    expect(await changesSince(box, before)).toEqual([]);
    await make('rm "$(command -v flock)"');
    const own = (await lacks()).told.filter((line) => !line.includes('for guests or libvirt'));
    expect(own).toEqual([expect.stringContaining('the program flock is not installed')]);
  });

  test('check tells what libvirt lacks, and up does without', async () => {
    box = await openSandbox();
    lab = exportLab(limited, 'shell-libvirt');
    await place(lab, box);
    await answers('tc', 'cat >/dev/null');
    expect(await lacks()).toEqual({ status: 0, told: [] });
    await answers('tc', 'exit 2');
    await answers('iptables', 'case "$*" in *MASQUERADE*) exit 4 ;; esac');
    const { status, told } = await lacks();
    expect(status).toBe(3);
    const options = told.map((line) => /\(CONFIG_(\w+)\)/.exec(line)?.[1]);
    expect(options).toEqual([
      'NETFILTER_XT_TARGET_MASQUERADE',
      'NET_SCH_HTB',
      'NET_SCH_SFQ',
      'NET_CLS_FW',
      'NET_SCH_INGRESS',
      'NET_CLS_U32',
      'NET_ACT_POLICE',
    ]);
    await make('rm "$(command -v ip6tables)" "$(command -v virsh)" "$(command -v dnsmasq)"');
    const tools = (await lacks()).told.flatMap((line) => /the program (\S+)/.exec(line)?.[1] ?? []);
    expect(tools).toEqual(['virsh', 'dnsmasq', 'ip6tables']);
    await succeed(box.run(['./net.sh', 'up', ...lab.flags], { cwd: lab.folder }));
    await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  });
});
