import { isPlugged } from '../../../core/index.ts';
import type { Link } from '../../../core/index.ts';

/** The cables that are plugged into any of these devices. */
export function cablesOf(
  links: readonly Link[],
  devices: ReadonlySet<string>,
): ReadonlySet<string> {
  const touches = (end: Link['a']) => isPlugged(end) && devices.has(end.device);
  return new Set(links.filter(({ a, b }) => touches(a) || touches(b)).map(({ id }) => id));
}
