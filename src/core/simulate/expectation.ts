import { type Place, placeText } from '../plan/place.ts';
import type { Origin } from '../plan/resource.ts';
import type { Member } from './members.ts';
import type { Hop } from './paths.ts';

/** What must come of a packet from one place to an address of another. */
export interface Expectation {
  /** `reach`: it is answered. `silent`: it is not, nor does anybody claim the address. */
  readonly kind: 'reach' | 'silent';
  readonly from: Place;
  /** Without the length of a prefix. */
  readonly to: string;
  /** Whose address it is. */
  readonly owner: Place;
  /** Bytes of the whole IP packet, sent in one piece; absent where it is small. */
  readonly size: number | undefined;
  /** What is asked about: the cable or switch at the far end. */
  readonly origin: Origin;
  /** The cables, switches and stacks on the way, as far as they are known. */
  readonly concerns: readonly Origin[];
}

export function expectation(
  kind: Expectation['kind'],
  from: Member,
  to: Member,
  { hops = [], size }: { readonly hops?: readonly Hop[]; readonly size?: number | undefined } = {},
): Expectation {
  const way = [from.iface, ...hops.flatMap((hop) => [hop.out, hop.in]), to.iface];
  const concerns = way.flatMap(({ origin, device }) => [origin, device ?? origin]);
  return {
    kind,
    from: from.iface,
    to: to.address.address,
    owner: to.iface,
    size,
    origin: to.iface.origin,
    concerns: [...new Set(concerns)],
  };
}

/** Two expectations with the same answer ask the same. */
export function question({ kind, from, to, size }: Expectation): string {
  return `${kind} ${placeText(from)} ${to} ${size ?? ''}`;
}
