import { kindOf } from '../devices/index.ts';
import type { Device } from '../model/topology.ts';
import type { Cable, CableEnd } from './groups.ts';
import type { Tier } from './item.ts';
import { byName } from './natural.ts';

/** In which row each device stands: by its family, and by what it is cabled to. */
export function tiersOf(
  cables: readonly Cable[],
  devices: readonly Device[],
): ReadonlyMap<string, Tier> {
  const family = new Map<string, string>(devices.map((one) => [one.id, kindOf(one).family]));
  const peers = new Map<string, string[]>();
  const add = ({ member }: CableEnd, other: CableEnd) => {
    if (member === undefined || other.member === undefined) return;
    peers.set(member, [...(peers.get(member) ?? []), other.member]);
  };
  for (const { a, b } of cables) {
    add(a, b);
    add(b, a);
  }
  const tiers = new Map<string, Tier>();
  for (const { id } of devices.toSorted(byName)) {
    const own = family.get(id);
    const near = peers.get(id) ?? [];
    const stacks = near.filter((peer) => family.get(peer) === 'stack');
    if (own === 'switch') tiers.set(id, 'middle');
    else if (own !== 'stack') tiers.set(id, near.length > stacks.length ? 'below' : 'middle');
    else {
      // Of two stacks on one cable, the one with more cables stands where a switch would.
      const hub = stacks.length > 1 || stacks.some((peer) => (peers.get(peer)?.length ?? 0) < 2);
      const taken = stacks.some((peer) => tiers.get(peer) === 'middle');
      tiers.set(id, stacks.length > 0 && hub && !taken ? 'middle' : 'above');
    }
  }
  return tiers;
}
