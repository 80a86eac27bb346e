import type { CableRef } from '../view/view.ts';

/** What is typed of the ports that passt forwards by this cable. */
export function forwardsByPasst({ link, a, b }: CableRef): readonly string[] {
  const isPasst = [a, b].some(
    ({ device }) => device.kind === 'user-net' && device['program'] === 'passt',
  );
  return isPasst && link.kind === 'user' ? ((link['forwards'] ?? []) as readonly string[]) : [];
}
