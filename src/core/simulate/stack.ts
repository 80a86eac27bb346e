import type { Family, InterfaceAddress } from '../net/ip.ts';
import type { Place } from '../plan/place.ts';
import type { Origin } from '../plan/resource.ts';

/** An address without the length of a prefix. */
export type Ip = Pick<InterfaceAddress, 'family' | 'address' | 'value'>;

/** A network device with an IP stack behind it. */
export interface Interface extends Place {
  /** Among those of all hosts. */
  readonly key: string;
  readonly stack: Stack;
  /** The cable in it, or the switch whose own device it is. */
  readonly origin: Origin;
  /** The device it was drawn on, where that gave it an address. */
  device: Origin | undefined;
  /** Bytes; undefined where the plan does not settle it. */
  readonly mtu: number | undefined;
  readonly addresses: InterfaceAddress[];
  readonly gateways: Ip[];
  /** Networks whose addresses the host takes for its own where it hands their packets on. */
  readonly masqueraded: InterfaceAddress[];
  /** Whether a firewall keeps it apart from all others, ours or libvirt's. */
  isolated: boolean;
}

/** Where a stack sends what is for a network. */
export interface NextHop {
  readonly out: Interface;
  /** Absent where the destination itself is on the segment. */
  readonly via: Ip | undefined;
}

interface Table {
  /** By length of the prefix, then by the first address of the network. */
  readonly networks: Map<number, Map<bigint, NextHop | 'ambiguous'>>;
  /** Lengths of `networks`, the longest first. */
  lengths: readonly number[];
}

/** The IP stack of the host, or of a namespace. */
export class Stack {
  readonly interfaces: Interface[] = [];
  /** Whether it forwards between its interfaces; absent where the plan does not say. */
  readonly forwards = new Map<Family, boolean>();
  private readonly tables: Record<Family, Table> = {
    4: { networks: new Map(), lengths: [] },
    6: { networks: new Map(), lengths: [] },
  };

  constructor(readonly namespace: string | undefined) {}

  /** False where it certainly does not. The host's own setting is not ours, and may be anything. */
  get mayForward(): boolean {
    return ([4, 6] as const).some((family) => this.forwards.get(family) ?? this.speaks(family));
  }

  private speaks(family: Family): boolean {
    if (this.namespace === undefined) return true;
    return this.interfaces.some(({ addresses }) => addresses.some((own) => own.family === family));
  }

  learn(network: Pick<InterfaceAddress, 'family' | 'prefix' | 'first'>, hop: NextHop): void {
    const table = this.tables[network.family];
    const known = table.networks.get(network.prefix);
    if (known === undefined) {
      table.networks.set(network.prefix, new Map([[network.first, hop]]));
      table.lengths = [...table.networks.keys()].sort((a, b) => b - a);
      return;
    }
    const before = known.get(network.first);
    const same = before !== undefined && before !== 'ambiguous' && before.out === hop.out;
    // Two addresses of one network on one interface are one route.
    if (same && !before.via && !hop.via) return;
    known.set(network.first, before === undefined ? hop : 'ambiguous');
  }

  /** The longest prefix wins. Undefined where there is no route, or two that are as good. */
  route({ family, value }: Ip): NextHop | undefined {
    const bits = family === 4 ? 32 : 128;
    const { networks, lengths } = this.tables[family];
    for (const length of lengths) {
      const rest = BigInt(bits - length);
      const hop = networks.get(length)?.get((value >> rest) << rest);
      if (hop !== undefined) return hop === 'ambiguous' ? undefined : hop;
    }
    return undefined;
  }
}
