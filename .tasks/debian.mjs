import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** The Debian packages that the tests use, and what for. */
const packages = {
  iproute2: 'ip, bridge, tc: the scripts of shell-ip, and reading back what they made',
  'bridge-utils': 'brctl: the scripts of shell-brctl',
  'net-tools': 'ifconfig, route: the scripts of shell-brctl',
  'iputils-ping': 'ping between namespaces and guests',
  procps: 'sysctl: forwarding in the scripts',
  nftables: 'nft: NAT in the scripts',
  'dnsmasq-base': 'dnsmasq: DHCP and DNS in the scripts',
  vde2: 'vde_switch: switches that are programs',
  passt: 'passt: user networking by a program beside QEMU',
  'dpdk-dev': 'dpdk-testpmd: a vhost-user program between guests',
  'user-mode-linux': 'linux.uml: a kernel that is a process',
  lxc: 'lxc-start, lxc-stop: containers as guests',
  'uml-utilities': 'uml_mconsole: its Ctrl-Alt-Del',
  'openvswitch-switch': 'a private Open vSwitch',
  'openvswitch-switch-dpdk': 'the same with DPDK, which takes frames from guests',
  'qemu-system-x86': 'guests on pc, q35, isapc and microvm; the test host with Debian’s kernel',
  'qemu-system-arm': 'guests on aarch64 virt',
  'qemu-system-ppc': 'guests on pseries, ppce500, mac99 and g3beige',
  'qemu-system-misc': 'guests on riscv64 virt and s390-ccw-virtio',
  'u-boot-qemu': 'firmware of ppce500',
  'ipxe-qemu': 'option ROMs of the emulated network cards',
  'libvirt-daemon-system': 'a private libvirtd',
  'libvirt-clients': 'virsh, virt-xml-validate',
  'libxml2-utils': 'xmllint, which virt-xml-validate calls',
  'busybox-static': 'the initramfs of test guests; its sh runs the scripts too',
  slirp4netns: 'the way out of an isolated lab',
  strace: 'what a script touches is held against what it tells',
  python3: 'the program that makes the guest image; a strict XML parser',
  socat: 'the consoles of guests that run in the background',
  graphviz: 'dot reads the pictures that are written for it',
  'gcc-12':
    'the compiler of Debian’s kernel: vDPA and a card with virtual functions for the test host',
  make: 'the same modules',
  'xz-utils': 'their source',
  kmod: 'depmod for the modules in the guest image',
  shellcheck: 'every exported script is checked',
  dash: 'exported scripts are parsed by dash',
  bash: 'exported scripts are parsed by bash',
  unzip: 'the zip that the browser downloads is unpacked by a stranger',
  chromium: 'browser tests',
  'fonts-dejavu-core': 'text in the browser tests',
};

/** Installs the missing ones, where that is possible: as root on Debian. */
export async function installDebianPackages() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const missing = await missingPackages();
  if (missing.length === 0) return;
  process.stderr.write(`Installing Debian packages: ${missing.join(' ')} ...\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=600'];
  const update = await run([...apt, 'update'], { env });
  const install = await run([...apt, 'install', '--no-install-recommends', ...missing], { env });
  if (install.status === 0) return;
  // The tests that need them will be listed with what they lack.
  process.stderr.write(update.output + install.output);
}

async function missingPackages() {
  const names = Object.keys(packages);
  const { output } = await run(['dpkg-query', '-W', '-f', '${Package} ${Status}\\n', ...names]);
  const installed = new Set(
    [...output.matchAll(/^(\S+) install ok installed$/gm)].map((match) => match[1]),
  );
  return names.filter((name) => !installed.has(name));
}
