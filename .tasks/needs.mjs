import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const asRoot = { name: 'root', met: () => process.getuid?.() === 0 };
const tun = { name: '/dev/net/tun', met: () => existsSync('/dev/net/tun') };
const linux = { name: 'Linux', met: () => process.platform === 'linux' };
const program = (name) => ({ name, met: () => isInstalled(name) });

const sandbox = [linux, asRoot, ...['unshare', 'nsenter', 'ip', 'bridge', 'ping'].map(program)];
const lab = [...sandbox, tun, ...['ovs-vswitchd', 'brctl', 'ifconfig', 'route'].map(program)];
const services = [...lab, ...['nft', 'dnsmasq', 'sysctl', 'ss', 'vde_switch'].map(program)];
/** Labs whose cables lead to programs. */
const programs = [...lab, ...['vde_switch', 'python3', 'passt'].map(program)];
const qemu = program('qemu-system-x86_64');
const emulators = ['x86_64', 'aarch64', 'ppc', 'ppc64', 'riscv64'].map((arch) =>
  program(`qemu-system-${arch}`),
);
const image = ['busybox', 'depmod', 'dpkg-deb', 'apt-get', 'python3'].map(program);

const specs = readdirSync(`${root}e2e/browser`)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => `e2e/browser/${file}`);

/** What a test file needs of the machine. */
const needs = {
  ...Object.fromEntries(specs.map((spec) => [spec, [program('chromium')]])),
  'e2e/browser/export.spec.ts': [program('chromium'), program('unzip')],
  'e2e/browser/nat-lab.spec.ts': [program('chromium'), program('unzip')],
  // What the browser downloads is run on the real kernel.
  'e2e/browser/story.spec.ts': [program('chromium'), program('unzip'), ...lab],
  'e2e/linux/caller.test.ts': [...lab, ...['nft', 'setpriv'].map(program)],
  'e2e/linux/cards.test.ts': [...lab, qemu, ...image],
  'e2e/linux/cube.test.ts': [...programs, ...emulators],
  'e2e/linux/dangers.test.ts': lab,
  'e2e/linux/effects.test.ts': [...services, program('strace')],
  'e2e/linux/faults.test.ts': [...services, program('strace')],
  'e2e/linux/guest-script.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['socat', 'setpriv', 'dash', 'bash'].map(program),
  ],
  'e2e/linux/foreign.test.ts': services,
  'e2e/linux/graphviz.test.ts': [program('dot')],
  'e2e/linux/guests.test.ts': [...lab, qemu, ...image],
  'e2e/linux/hostile-lab.test.ts': [
    ...lab,
    qemu,
    ...['libvirtd', 'virsh', 'nft', 'dnsmasq', 'sysctl', 'busybox', 'vde_switch'].map(program),
  ],
  'e2e/linux/hostile.test.ts': [
    ...sandbox,
    ...['dash', 'bash', 'busybox', 'python3', 'xmllint', 'virt-xml-validate'].map(program),
  ],
  'e2e/linux/ifb.test.ts': [...lab, program('tc')],
  'e2e/linux/isolated.test.ts': [...lab, ...['setpriv', 'slirp4netns'].map(program)],
  'e2e/linux/lab-script.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['libvirtd', 'virsh', 'script', 'setpriv', 'dash', 'bash'].map(program),
  ],
  'e2e/linux/libvirt-bandwidth.test.ts': [
    ...services,
    qemu,
    ...['libvirtd', 'virsh', 'virt-xml-validate', 'xmllint', 'tc'].map(program),
  ],
  'e2e/linux/libvirt-network.test.ts': [
    ...services,
    qemu,
    ...['libvirtd', 'virsh', 'virt-xml-validate', 'xmllint', 'busybox', 'python3'].map(program),
  ],
  'e2e/linux/libvirt-pools.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['libvirtd', 'virsh', 'virt-xml-validate', 'xmllint', 'python3'].map(program),
  ],
  'e2e/linux/libvirt.test.ts': [
    ...lab,
    qemu,
    ...['libvirtd', 'virsh', 'virt-xml-validate', 'xmllint', 'python3'].map(program),
  ],
  'e2e/linux/lowers.test.ts': [...sandbox, qemu, ...image],
  'e2e/linux/macvlan.test.ts': sandbox,
  'e2e/linux/macvtap.test.ts': [...lab, qemu, ...image, program('setpriv')],
  'e2e/linux/mcast-hosts.test.ts': [...lab, qemu, ...image],
  'e2e/linux/nat-dhcp.test.ts': [
    ...lab,
    ...['nft', 'dnsmasq', 'sysctl', 'busybox', 'ss'].map(program),
  ],
  'e2e/linux/lxc.test.ts': [...lab, ...['lxc-start', 'busybox'].map(program)],
  'e2e/linux/net-up.test.ts': lab,
  'e2e/linux/ovs-bond.test.ts': lab,
  'e2e/linux/ovs-kernel.test.ts': [linux, asRoot, qemu, program('ovs-vswitchd'), ...image],
  'e2e/linux/passt.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['passt', 'python3', 'pgrep', 'ss'].map(program),
  ],
  'e2e/linux/preflight.test.ts': lab,
  'e2e/linux/qemu.test.ts': [...programs, ...emulators],
  'e2e/linux/reachability.test.ts': lab,
  'e2e/linux/scripts.test.ts': [
    ...sandbox,
    ...['shellcheck', 'dash', 'bash', 'busybox'].map(program),
  ],
  'e2e/linux/sockets.test.ts': [...lab, qemu, ...image, program('setpriv')],
  'e2e/linux/sriov.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['gcc-12', 'make', 'libvirtd', 'virsh'].map(program),
  ],
  'e2e/linux/syntaxes.test.ts': [...programs, ...emulators],
  'e2e/linux/tap-makers.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['setpriv', 'socat', 'getent', 'libvirtd', 'virsh', 'virt-xml-validate'].map(program),
  ],
  'e2e/linux/templates.test.ts': services,
  'e2e/linux/test-verb.test.ts': [...lab, ...['bash', 'busybox', 'nft', 'sysctl'].map(program)],
  'e2e/linux/uml.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['linux.uml', 'uml_mconsole', 'vde_switch', 'setpriv'].map(program),
  ],
  'e2e/linux/unrelated.test.ts': services,
  'e2e/linux/tun.test.ts': [...lab, ...['setpriv', 'python3'].map(program)],
  'e2e/linux/tunnel-types.test.ts': [linux, asRoot, qemu, ...image],
  'e2e/linux/tunnel.test.ts': lab,
  'e2e/linux/uplink-kept.test.ts': sandbox,
  'e2e/linux/uplink-refused.test.ts': [...lab, program('nft')],
  'e2e/linux/uplink.test.ts': [...sandbox, ...['setpriv', 'brctl', 'ifconfig'].map(program)],
  'e2e/linux/vdpa.test.ts': [
    ...[linux, asRoot, qemu, ...image],
    ...['gcc-12', 'make', 'xz', 'vdpa', 'bash', 'socat', 'libvirtd', 'virsh'].map(program),
  ],
  'e2e/linux/vde.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['setpriv', 'vde_switch', 'slirpvde', 'vde_plug2tap', 'pgrep'].map(program),
  ],
  'e2e/linux/vfio.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['socat', 'libvirtd', 'virsh'].map(program),
  ],
  'e2e/linux/vhost-user-ovs.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['setpriv', 'libvirtd', 'virsh'].map(program),
    {
      name: 'ovs-vswitchd-dpdk',
      met: () => existsSync('/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk'),
    },
  ],
  'e2e/linux/vhost-user.test.ts': [
    ...lab,
    qemu,
    ...image,
    ...['dpdk-testpmd', 'socat', 'libvirtd', 'virsh'].map(program),
  ],
  'e2e/linux/vhost.test.ts': [linux, asRoot, qemu, ...image, program('socat')],
  'e2e/linux/vlan-bridge.test.ts': [linux, asRoot, qemu, ...image],
};

/** Names of what a test file needs and the machine lacks. */
export function lacks(file) {
  return (needs[file] ?? []).filter((need) => !need.met()).map((need) => need.name);
}

/** Test files of a folder, relative. */
export function testsIn(folder, ending) {
  return readdirSync(root + folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .toSorted();
}

function isInstalled(name) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
