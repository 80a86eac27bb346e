import type { Plan } from '../plan/plan.ts';
import type { Origin } from '../plan/resource.ts';
import { Clusters } from './clusters.ts';
import { Links, type Member } from './members.ts';
import { type Hop, isStop, Paths, type Stop, type Trip } from './paths.ts';
import { type Region, regionsOf } from './region.ts';
import { levelsOf } from './segments.ts';
import { isSilent } from './silence.ts';
import type { Stack } from './stack.ts';

/** What comes of a packet to an address of another stack. */
export interface Answer {
  /** Without the length of a prefix. */
  readonly to: string;
  /** Whose address it is: the host, a namespace, a guest. */
  readonly owner: Origin;
  /** The network device there that has it. */
  readonly ifname: string;
  /** `reaches` and `silent` are certain; `open` is what the drawing does not settle. */
  readonly answer: 'reaches' | 'silent' | 'open';
  /** Segments that it crosses; 0 where it does not get there. */
  readonly hops: number;
  /** Where it stops, if it does. */
  readonly stop: { readonly why: Stop['why']; readonly at: Origin } | undefined;
  /** The stacks, switches and cables on its way, as far as they are known. */
  readonly way: readonly Origin[];
}

/** Who can ask, in the plan's order: whatever has an address. */
interface Reachability {
  readonly askers: readonly Origin[];
  /** Linear in the addresses of the hosts that are joined to that of the asker. */
  readonly from: (asker: Origin) => readonly Answer[];
}

/** Of hosts as they are when the lab is up on all and guests have the addresses drawn on them. */
export function reachabilityOf(plan: Pick<Plan, 'hosts' | 'wires'>): Reachability {
  const regions = regionsOf(plan).map(reachabilityIn);
  const byAsker = new Map(regions.flatMap((one) => one.askers.map((asker) => [asker, one])));
  return {
    askers: [...byAsker.keys()],
    from: (asker) => byAsker.get(asker)?.from(asker) ?? [],
  };
}

function reachabilityIn(network: Region): Reachability {
  const levels = levelsOf(network);
  const members = new Links(network, levels.sure).all.flat();
  const paths = new Paths(network, levels, new Clusters(network));
  const stacks = new Map<Origin, Stack>();
  const origins = new Map<Stack, Origin>();
  for (const { iface } of members) {
    const { stack, device = iface.origin } = iface;
    const origin = stack.namespace === undefined ? network.hostOf(stack) : device;
    if (origins.has(stack)) continue;
    origins.set(stack, origin);
    stacks.set(origin, stack);
  }
  const originOf = (stack: Stack): Origin => origins.get(stack) ?? network.hostOf(stack);

  /** Somebody else may have the same address, and be asked instead. */
  function trip(from: Stack, to: Member): readonly Trip[] | Stop {
    const trips = paths.trips(from, to.address);
    if (isStop(trips)) return trips;
    const end = trips[0]?.there.at(-1)?.in.stack ?? from;
    return end === to.iface.stack ? trips : { why: 'other-owner', at: end };
  }

  function ask(from: Stack, own: readonly Member[], to: Member): Answer {
    const trips = trip(from, to);
    const there = isStop(trips) ? [] : (trips[0]?.there ?? []);
    const alike = own.filter(({ address }) => address.family === to.address.family);
    const silent =
      alike.length > 0 && alike.every((member) => isSilent(member, to, network, levels));
    return {
      to: to.address.address,
      owner: originOf(to.iface.stack),
      ifname: to.iface.ifname,
      answer: !isStop(trips) ? 'reaches' : silent ? 'silent' : 'open',
      hops: there.length,
      stop: isStop(trips) ? { why: trips.why, at: originOf(trips.at) } : undefined,
      way: [...new Set([originOf(from), ...wayOf(there, to)])],
    };
  }

  return {
    askers: [...stacks.keys()],
    from(asker) {
      const from = stacks.get(asker);
      if (!from) return [];
      const own = members.filter(({ iface }) => iface.stack === from);
      const others = members.filter(({ iface }) => iface.stack !== from);
      return others.map((to) => ask(from, own, to));
    },
  };
}

function wayOf(hops: readonly Hop[], to: Member): readonly Origin[] {
  const passed = [...hops.flatMap((hop) => [hop.out, hop.in]), to.iface];
  return passed.flatMap(({ origin, device }) => [origin, device ?? origin]);
}
