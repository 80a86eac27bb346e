import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const asRoot = { name: 'root', met: () => process.getuid?.() === 0 };
const tun = { name: '/dev/net/tun', met: () => existsSync('/dev/net/tun') };
const linux = { name: 'Linux', met: () => process.platform === 'linux' };
const program = (name) => ({ name, met: () => isInstalled(name) });

const sandbox = [linux, asRoot, ...['unshare', 'nsenter', 'ip', 'bridge', 'ping'].map(program)];
const lab = [...sandbox, tun, ...['ovs-vswitchd', 'brctl', 'ifconfig', 'route'].map(program)];
const qemu = program('qemu-system-x86_64');
const image = ['busybox', 'depmod', 'dpkg-deb', 'apt-get', 'python3'].map(program);

/** What a stage, or a test file of it, needs of the machine. */
const needs = {
  browser: [program('chromium')],
  'e2e/linux/faults.test.ts': lab,
  'e2e/linux/guests.test.ts': [...lab, qemu, ...image],
  'e2e/linux/libvirt.test.ts': [
    ...lab,
    ...['libvirtd', 'virsh', 'virt-xml-validate', 'xmllint', 'qemu-system-x86_64'].map(program),
  ],
  'e2e/linux/net-up.test.ts': lab,
  'e2e/linux/qemu.test.ts': [
    ...lab,
    ...['x86_64', 'aarch64', 'ppc', 'ppc64', 'riscv64'].map((a) => program(`qemu-system-${a}`)),
  ],
  'e2e/linux/scripts.test.ts': ['shellcheck', 'dash', 'bash', 'busybox'].map(program),
  'e2e/linux/vlan-bridge.test.ts': [linux, asRoot, qemu, ...image],
};

/** Names of what `subject` needs and the machine lacks. */
export function lacks(subject) {
  return (needs[subject] ?? []).filter((need) => !need.met()).map((need) => need.name);
}

/** Test files under e2e/linux, relative. */
export function linuxTests() {
  return readdirSync(`${root}e2e/linux`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `e2e/linux/${name}`)
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
