import type { Clusters } from './clusters.ts';
import type { Hop } from './paths.ts';
import type { Segments } from './segments.ts';
import type { Interface } from './stack.ts';

/** net/core/dev.c, is_skb_forwardable: room for a tag is granted whether there is one or not. */
const VLAN_TAG = 4;

/** Which packets fit, in bytes of IP. */
export class Sizes {
  constructor(
    private readonly clusters: Clusters,
    private readonly wire: Segments,
  ) {}

  /** The largest that certainly gets over all of these hops; undefined where an MTU is not known. */
  of(hops: readonly Hop[]): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    for (const { out, in: far } of hops) {
      // Another of its interfaces may answer for it (ip-sysctl, arp_ignore), and take the packet.
      if (!this.wire.isAlone(far)) return undefined;
      const port = this.clusters.portOf(out);
      const inside = port ? this.clusters.narrowestAt(port) : Number.POSITIVE_INFINITY;
      for (const mtu of [out.mtu, far.mtu, inside]) {
        if (mtu === undefined) return undefined;
        least = Math.min(least, mtu);
      }
    }
    return Number.isFinite(least) ? least : undefined;
  }

  /** One that `from` may send and the port of a switch in front of `to` certainly drops. */
  tooLarge(from: Interface, to: Interface): number | undefined {
    const port = this.clusters.portOf(to);
    if (from.mtu === undefined || port?.mtu === undefined) return undefined;
    return from.mtu > port.mtu + VLAN_TAG ? from.mtu : undefined;
  }
}
