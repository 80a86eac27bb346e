import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Paths of what test guests and the test host boot. */
interface GuestImage {
  readonly version: string;
  readonly kernel: string;
  readonly guest: string;
  readonly host: string;
  readonly modules: string;
}

/** Made once and kept in ~/.cache/vethloom. */
export function guestImage(): GuestImage {
  const program = fileURLToPath(new URL('../tools/guest-image', import.meta.url));
  return JSON.parse(execFileSync(program, { encoding: 'utf8' })) as GuestImage;
}

/** Kernel words without which booting under TCG is slow or fails under load. */
export const kernelWords =
  'console=ttyS0 quiet panic=-1 nokaslr no_timer_check net.ifnames=0 mitigations=off';
