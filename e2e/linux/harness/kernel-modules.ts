import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { guestImage } from './guest-image.ts';

/** The folder of modules for the kernel of the test host that Debian does not build. */
export function kernelModules(set: 'vdpa' | 'sriov'): string {
  const program = fileURLToPath(new URL('../tools/kernel-modules', import.meta.url));
  const { status, stdout, stderr } = spawnSync(program, [set, guestImage().version], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no modules of ${set}: ${stderr}`);
  return stdout.trim();
}
