import type { Link } from '../model/topology.ts';
import type { EndView } from '../plan/lowering.ts';

/** Tells the two ports of one link apart, also where both ends are on one device. */
export function portPart(link: Link, { end }: Pick<EndView, 'end'>): string {
  return link.a === end ? 'port-a' : 'port-b';
}
