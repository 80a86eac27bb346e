import { asks } from './asks.ts';
import { type Expectation, expectation } from './expectation.ts';
import type { Links, Member } from './members.ts';
import type { Network } from './network.ts';
import type { Levels } from './segments.ts';

/** The members of a segment that ask and are asked for all of it, the best first. */
type Voices = readonly Member[];

/** Who certainly does not reach whom, of all segments. */
export function silences(network: Network, links: Links, levels: Levels): readonly Expectation[] {
  return asks(voicesOf(links, levels), (voices) => voices).flatMap(([here, there]) => {
    const pairs = here.flatMap((from) => there.map((to) => [from, to] as const));
    const apart = pairs.find(([from, to]) => isSilent(from, to, network, levels));
    return apart ? [expectation('silent', ...apart)] : [];
  });
}

/** Of each segment one of each family in a namespace, then on the host, which is everywhere. */
function voicesOf(links: Links, { sure }: Levels): readonly Voices[] {
  const bySegment = new Map<string, (Member | undefined)[]>();
  for (const member of links.all.flat()) {
    const { iface, address } = member;
    const key = sure.of(iface);
    const voices = bySegment.get(key) ?? [];
    bySegment.set(key, voices);
    const sort = (iface.namespace === undefined ? 2 : 0) + (address.family === 6 ? 1 : 0);
    // The fewer interfaces, the less it is elsewhere, too.
    const best = voices[sort]?.iface.stack.interfaces.length ?? Number.POSITIVE_INFINITY;
    if (iface.stack.interfaces.length < best) voices[sort] = member;
  }
  return [...bySegment.values()].map((voices) => voices.filter((one) => one !== undefined));
}

/**
 * Where no gateway is drawn for it, a packet is for whoever claims the address: each
 * stack that has it, on whichever of its interfaces (ip-sysctl, arp_ignore).
 */
export function isSilent(
  from: Member,
  to: Member,
  network: Network,
  { wire, routed }: Levels,
): boolean {
  const [{ iface }, { address }] = [from, to];
  if (address.family !== from.address.family || wire.isOpen(iface)) return false;
  // Who is on both sides gets there by another way.
  if (wire.holds(to.iface, iface.stack)) return false;
  const route = iface.stack.route(address);
  if (route && route.out !== iface) return false;
  const owners = network.owners(address).map((owner) => owner.stack);
  if (owners.some((stack) => wire.holds(iface, stack))) return false;
  if (!route?.via) return true;
  return !routed.isOpen(iface) && !owners.some((stack) => routed.holds(iface, stack));
}
