import { DisjointSets } from '../util/disjoint-sets.ts';
import type { Network } from './network.ts';
import type { Hop } from './paths.ts';
import type { Interface } from './stack.ts';

/** net/core/dev.c, is_skb_forwardable: room for a tag is granted whether there is one or not. */
const VLAN_TAG = 4;

/** Which packets fit, in bytes of IP. */
export class Sizes {
  private readonly clusters = new DisjointSets();
  /** The narrowest cable between switches, by cluster: whatever way through it a packet takes. */
  private readonly narrowest = new Map<string, number>();
  private readonly ports = new Map<
    Interface,
    { readonly at: string; readonly mtu: number | undefined }
  >();

  constructor({ cables }: Network) {
    const between: (readonly [name: string, mtu: number])[] = [];
    for (const { ends, mtu } of cables) {
      const [a, b] = ends[0].at === 'switch' ? ends : [ends[1], ends[0]];
      if (a.at !== 'switch') continue;
      const { name } = a.plug.switch;
      if (b.at === 'stack') this.ports.set(b.iface, { at: name, mtu });
      if (b.at !== 'switch') continue;
      this.clusters.join(name, b.plug.switch.name);
      if (mtu !== undefined) between.push([name, mtu]);
    }
    for (const [name, mtu] of between) {
      const cluster = this.clusters.find(name);
      this.narrowest.set(cluster, Math.min(this.narrowest.get(cluster) ?? mtu, mtu));
    }
  }

  /** The largest that certainly gets over all of these hops; undefined where an MTU is not known. */
  of(hops: readonly Hop[]): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    for (const { out, in: far } of hops) {
      const port = this.ports.get(out);
      const inside = port && this.narrowest.get(this.clusters.find(port.at));
      const mtus = [out.mtu, far.mtu, inside ?? Number.POSITIVE_INFINITY];
      for (const mtu of mtus) {
        if (mtu === undefined) return undefined;
        least = Math.min(least, mtu);
      }
    }
    return Number.isFinite(least) ? least : undefined;
  }

  /** One that `from` may send and the port of a switch in front of `to` certainly drops. */
  tooLarge(from: Interface, to: Interface): number | undefined {
    const port = this.ports.get(to);
    if (from.mtu === undefined || port?.mtu === undefined) return undefined;
    return from.mtu > port.mtu + VLAN_TAG ? from.mtu : undefined;
  }
}
