import { setTimeout as sleep } from 'node:timers/promises';
import type { Result, Sandbox } from './sandbox.ts';

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
export async function startLibvirt(box: Sandbox): Promise<void> {
  const own = 'find /etc/libvirt/qemu /var/lib/libvirt/network ! -type d -delete';
  await box.run(['sh', '-c', own]);
  box.write('/etc/libvirt/qemu.conf', `${driver.join('\n')}\n`);
  box.write('/run/libvirtd.conf', `${daemon.join('\n')}\n`);
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

export function virsh(box: Sandbox, ...words: string[]): Promise<Result> {
  return box.run(['virsh', '-q', '-c', 'qemu:///system', ...words]);
}

/** The command line that a guest of libvirt really runs. */
export async function argvOf(box: Sandbox, guest: string): Promise<readonly string[]> {
  const command = 'tr "\\0" "\\n" < "/proc/$(cat "/run/libvirt/qemu/$1.pid")/cmdline"';
  const { stdout } = await box.run(['sh', '-c', command, 'sh', guest]);
  return stdout.trimEnd().split('\n').slice(1);
}
