import { contains, type InterfaceAddress, isLinkLocal } from '../net/ip.ts';
import type { Clusters } from './clusters.ts';
import type { Network } from './network.ts';
import type { Levels } from './segments.ts';
import type { Interface, Ip, NextHop, Stack } from './stack.ts';

/** A step from one stack to the next, over one segment. */
export interface Hop {
  readonly out: Interface;
  readonly in: Interface;
}

/** A packet's way to an address, and its answer's. */
export interface Trip {
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
}

/** Of a packet on its way to an address. */
interface Way {
  readonly hops: readonly Hop[];
  readonly end: Stack;
  /** Where its source was made another, and which. */
  readonly masquerade: { readonly at: Stack; readonly source: Ip } | undefined;
}

/** Why a packet does not certainly get on, and where it is then. */
export interface Stop {
  readonly why:
    | 'no-route'
    | 'not-forwarding'
    | 'no-neighbour'
    | 'other-way-back'
    | 'other-owner'
    | 'loop'
    | 'source';
  readonly at: Stack;
}

/** Where packets go, as far as that is certain. */
export class Paths {
  constructor(
    private readonly network: Network,
    private readonly levels: Levels,
    private readonly clusters: Clusters,
  ) {}

  /**
   * The hops of a packet that leaves by `from`, and those of its answer; undefined
   * where any of it is not certain.
   */
  between(from: Interface, target: Ip): readonly Hop[] | undefined {
    if (this.routeOf(from.stack, target)?.out !== from) return undefined;
    const trips = this.trips(from.stack, target);
    return isStop(trips) ? undefined : trips.flatMap(({ there, back }) => [...there, ...back]);
  }

  /** There and back, once for each source that a packet may have; or where the first of them stops. */
  trips(from: Stack, target: Ip): readonly Trip[] | Stop {
    const route = this.routeOf(from, target);
    const sources = route ? sourcesOf(route, target) : [];
    if (sources.length === 0) return { why: 'no-route', at: from };
    const trips: Trip[] = [];
    for (const source of sources) {
      const there = this.way(from, source, target);
      if (isStop(there)) return there;
      const back = this.back(there, from, source, target);
      if (isStop(back)) return back;
      trips.push({ there: there.hops, back });
    }
    return trips;
  }

  /** Who answers for an address on the segment of an interface. */
  neighbour(out: Interface, ip: Ip): Interface | undefined {
    const { sure, wire } = this.levels;
    const segment = wire.of(out);
    const [owner, ...others] = this.network
      .owners(ip)
      .filter((iface) => wire.of(iface) === segment);
    if (!owner || others.length > 0 || owner.stack === out.stack) return undefined;
    return sure.of(owner) === sure.of(out) ? owner : undefined;
  }

  private back(there: Way, to: Stack, source: Ip, target: Ip): readonly Hop[] | Stop {
    const { end, masquerade } = there;
    const first = this.way(end, target, masquerade?.source ?? source);
    if (isStop(first)) return first;
    if (first.end !== (masquerade?.at ?? to)) return { why: 'other-way-back', at: end };
    const rest = this.way(first.end, target, source);
    if (isStop(rest)) return rest;
    if (rest.end !== to) return { why: 'other-way-back', at: first.end };
    return [...first.hops, ...rest.hops];
  }

  private way(start: Stack, from: Ip, target: Ip): Way | Stop {
    const hops: Hop[] = [];
    const passed = new Set<Stack>();
    let [stack, source] = [start, from];
    let masquerade: Way['masquerade'];
    while (!this.owns(stack, target)) {
      const route = this.routeOf(stack, target);
      if (!route) return { why: 'no-route', at: stack };
      if (passed.has(stack)) return { why: 'loop', at: stack };
      passed.add(stack);
      const last = hops.at(-1);
      if (last) {
        if (!handsOn(last.in, route.out, target)) return { why: 'not-forwarding', at: stack };
        const own = this.sourceBehind(last, route, source, target);
        if (!own) return { why: 'source', at: stack };
        if (own !== source) masquerade = { at: stack, source: own };
        source = own;
      }
      const next = this.neighbour(route.out, route.via ?? target);
      // A filter on the reverse path (ip-sysctl, rp_filter) drops what comes in elsewhere.
      if (!next) return { why: 'no-neighbour', at: stack };
      const answer = this.routeOf(next.stack, source);
      if (!answer) return { why: 'no-route', at: next.stack };
      if (answer.out !== next) return { why: 'other-way-back', at: next.stack };
      hops.push({ out: route.out, in: next });
      ({ stack } = next);
    }
    return { hops, end: stack, masquerade };
  }

  private owns(stack: Stack, ip: Ip): boolean {
    return this.network.owners(ip).some((iface) => iface.stack === stack);
  }

  /** The host has routes of its own: sure are those to networks of the lab, which `up` does not share. */
  private routeOf(stack: Stack, ip: Ip): NextHop | undefined {
    const route = stack.route(ip);
    return stack.namespace === undefined && route?.via ? undefined : route;
  }

  /** The source of a packet that is handed on; undefined where that is not certain. */
  private sourceBehind(last: Hop, route: NextHop, source: Ip, target: Ip): Ip | undefined {
    const { out, via } = route;
    const arrived = last.in;
    if (out === arrived) return source;
    // The way in is what masquerading leaves open.
    if (out.masqueraded.some((network) => contains(network, target))) return undefined;
    if (!arrived.masqueraded.some((network) => contains(network, source))) return source;
    // With br_netfilter a connection that has passed a bridge is known, and stays as it is.
    if (this.clusters.mayPassBridge(last.out, arrived)) return undefined;
    return out.addresses.find((own) => contains(own, via ?? target));
  }
}

/** Whether what came in by one interface of a stack certainly leaves it by another. */
function handsOn(arrived: Interface, out: Interface, { family }: Ip): boolean {
  if (arrived.isolated || out.isolated) return false;
  return out.stack.forwards.get(family) === true;
}

export function isStop<T extends object>(one: T | Stop): one is Stop {
  return 'why' in one;
}

/** Which addresses a sender may take for its own: ip-route(8) prefers those of the next hop's network. */
function sourcesOf({ out, via }: NextHop, target: Ip): readonly InterfaceAddress[] {
  const own = out.addresses.filter((one) => one.family === target.family && !isLinkLocal(one));
  // RFC 6724: with IPv6 it depends on the destination, however far.
  if (target.family === 6 && via) return own;
  return own.filter((one) => contains(one, via ?? target));
}
