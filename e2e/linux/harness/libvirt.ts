import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, succeed } from './sandbox.ts';
import type { Host } from './vm-host.ts';

const daemon = [
  'auth_unix_rw = "none"',
  'auth_unix_ro = "none"',
  'log_outputs = "3:file:/run/libvirtd.log"',
];
const driver = [
  'security_driver = "none"',
  'user = "root"',
  'group = "root"',
  'cgroup_controllers = [ ]',
  'namespaces = [ ]',
  'stdio_handler = "file"',
  'remember_owner = 0',
];

/** Starts a libvirtd that knows nothing of this machine's guests and networks. */
export async function startLibvirt(box: Host): Promise<void> {
  const own = `mkdir -p /run/libvirt /var/lib/libvirt/qemu /var/lib/libvirt/network /etc/libvirt/qemu/networks /var/cache/libvirt/qemu
    find /etc/libvirt/qemu /var/lib/libvirt/network ! -type d -delete
    printf '%s\\n' "$1" >/etc/libvirt/qemu.conf
    printf '%s\\n' "$2" >/run/libvirtd.conf`;
  await box.run(['sh', '-c', own, 'sh', driver.join('\n'), daemon.join('\n')]);
  const started = await box.run([
    'libvirtd',
    '-d',
    '-f',
    '/run/libvirtd.conf',
    '-p',
    '/run/libvirtd.pid',
  ]);
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await virsh(box, 'version')).status === 0) return;
    await sleep(50);
  }
  throw new Error(`libvirtd did not start: ${started.stderr}`);
}

/** On the test host: libvirtd asks each emulator at hand what that can, which takes minutes there. */
export async function oneEmulator(host: Host): Promise<void> {
  const command = `ln -sf /proc/self/fd/0 /dev/stdin
    find /usr/bin -name 'qemu-system-*' ! -name qemu-system-x86_64 -delete`;
  await succeed(host.run(['sh', '-c', command]));
}

export function virsh(box: Host, ...words: string[]): Promise<Result> {
  return box.run(['virsh', '-q', '-c', 'qemu:///system', ...words]);
}

/** The hardware on a command line, in either syntax: what it is, and where the guest has it. */
export function hardwareOn(argv: readonly string[]) {
  const told = (line: string, key: string) =>
    new RegExp(`[",]${key}"?[=:]"?([^",]+)`).exec(line)?.[1];
  return argv
    .filter((line) => line.includes('vfio-pci'))
    .map((line) => ['host', 'bus', 'addr'].map((key) => told(line, key)));
}

/** The command line that a guest of libvirt really runs. */
export async function argvOf(box: Host, guest: string): Promise<readonly string[]> {
  const command = 'tr "\\0" "\\n" < "/proc/$(cat "/run/libvirt/qemu/$1.pid")/cmdline"';
  const { stdout } = await box.run(['sh', '-c', command, 'sh', guest]);
  return stdout.trimEnd().split('\n').slice(1);
}
