import type { Link } from '../model/topology.ts';
import type { EndView } from '../plan/lowering.ts';

/** Tells the two ports of one link apart, also where both ends are on one device. */
export function portPart(link: Link, end: EndView): string {
  return link.a === end.end ? 'port-a' : 'port-b';
}
