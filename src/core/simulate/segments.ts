import { DisjointSets } from '../util/disjoint-sets.ts';
import type { Cable, End, Network, Plug } from './network.ts';
import type { Interface, Stack } from './stack.ts';
import { type Tags, tagsOf } from './tags.ts';

/**
 * How much is taken for joined. `sure`: what certainly is. `wire`: also what may be, as a switch
 * has flows, a guest bridges its cards, or the world outside joins two ports. `routed`: also what a
 * stack or a guest may forward between. What is apart in `routed` cannot talk at all.
 */
export type Level = 'sure' | 'wire' | 'routed';

export type Levels = Readonly<Record<Level, Segments>>;

export function levelsOf(network: Network): Levels {
  return {
    sure: new Segments(network, 'sure'),
    wire: new Segments(network, 'wire'),
    routed: new Segments(network, 'routed'),
  };
}

/** Everything behind the network cards of the host. */
const OUTSIDE = '#outside';

/** One end of a cable, as the frames on it see it. */
interface Side {
  /** Tags that it takes; undefined where it takes all. */
  readonly wires: readonly number[] | undefined;
  /** Where frames with a tag get to. */
  readonly nodeAt: (wire: number) => string | undefined;
}

/** The broadcast domains of a host, after VLANs. */
export class Segments {
  /** Switches that hand tags on to each other as they are have one space of VLANs. */
  private readonly spaces = new DisjointSets();
  /** Spaces whose VLANs are taken for one. */
  private readonly mixed: ReadonlySet<string>;
  private readonly nodes = new DisjointSets();
  /** How many interfaces of a stack are in each segment. */
  private readonly counts = new Map<Stack, ReadonlyMap<string, number>>();
  /** How many cards of a guest are cabled to something that others are on. */
  private readonly cards = new Map<string, number>();

  /** Linear in cables and the tags of their ports. */
  constructor(
    { cables, interfaces }: Network,
    private readonly level: Level,
  ) {
    for (const { ends } of cables) {
      const guest = ends[1].at === 'guest' ? ends[1].guest : undefined;
      if (guest !== undefined) this.cards.set(guest, (this.cards.get(guest) ?? 0) + 1);
    }
    const joined = cables.filter(({ ends }) => ends.every((end) => this.joins(end)));
    this.mixed = this.joinSpaces(joined);
    for (const {
      ends: [a, b],
    } of joined)
      this.joinNodes(this.sideOf(a), this.sideOf(b));
    if (level === 'routed') this.joinStacks(interfaces);
  }

  /** Interfaces with the same answer share a segment. */
  of(iface: Interface): string {
    return this.nodes.find(iface.key);
  }

  /** Whether any interface of a stack is in the segment of this one. */
  holds(iface: Interface, stack: Stack): boolean {
    return this.count(iface, stack) > 0;
  }

  /** Whether no other interface of its stack is in its segment. */
  isAlone(iface: Interface): boolean {
    return this.count(iface, iface.stack) === 1;
  }

  /** Whether it may hold what lies behind a card of the host. */
  isOpen(iface: Interface): boolean {
    return this.of(iface) === this.nodes.find(OUTSIDE);
  }

  private count(iface: Interface, stack: Stack): number {
    let counts = this.counts.get(stack);
    if (!counts) {
      const made = new Map<string, number>();
      for (const one of stack.interfaces) made.set(this.of(one), (made.get(this.of(one)) ?? 0) + 1);
      this.counts.set(stack, made);
      counts = made;
    }
    return counts.get(this.of(iface)) ?? 0;
  }

  /** Whether at this level what is on a cable gets past this end. */
  private joins(end: End): boolean {
    switch (end.at) {
      case 'stack':
      case 'guests':
        return true;
      case 'switch':
        return end.plug.switch.learns || this.level !== 'sure';
      case 'outside':
        return this.level !== 'sure';
      case 'guest':
        // One card alone bridges nothing; but it may route between the VLANs it gets.
        return (
          this.level === 'routed' || (this.level === 'wire' && this.cards.get(end.guest) !== 1)
        );
    }
  }

  private tagsOf(plug: Plug): Tags | undefined {
    return tagsOf(plug, this.level !== 'sure');
  }

  private joinSpaces(cables: readonly Cable[]): ReadonlySet<string> {
    const mixed: string[] = [];
    for (const {
      ends: [a, b],
    } of cables) {
      if (a.at !== 'switch' || this.tagsOf(a.plug)) continue;
      const { key } = a.plug.switch;
      if (b.at === 'switch' && !this.tagsOf(b.plug)) this.spaces.join(key, b.plug.switch.key);
      // Who gets the frames of all VLANs may hand them on in another.
      if (b.at === 'outside' || (b.at === 'guest' && this.level === 'routed')) mixed.push(key);
    }
    return new Set(mixed.map((key) => this.spaces.find(key)));
  }

  private joinNodes(a: Side, b: Side): void {
    for (const wire of a.wires ?? b.wires ?? [0]) {
      const [one, two] = [a.nodeAt(wire), b.nodeAt(wire)];
      if (one !== undefined && two !== undefined) this.nodes.join(one, two);
    }
  }

  private sideOf(end: End): Side {
    switch (end.at) {
      case 'stack': {
        const node = end.iface.key;
        return { wires: [0], nodeAt: (wire) => (wire === 0 ? node : undefined) };
      }
      case 'guest':
        return { wires: undefined, nodeAt: () => `#guest/${end.guest}` };
      case 'guests':
        return { wires: undefined, nodeAt: () => `#guests/${end.name}` };
      case 'outside':
        return { wires: undefined, nodeAt: () => OUTSIDE };
      case 'switch': {
        const tags = this.tagsOf(end.plug);
        const space = this.spaces.find(end.plug.switch.key);
        return {
          wires: tags && [...tags.keys()],
          nodeAt: (wire) => {
            const vlan = tags ? tags.get(wire) : wire;
            if (vlan === undefined) return undefined;
            return this.mixed.has(space) ? `${space}#` : `${space}#${vlan}`;
          },
        };
      }
    }
  }

  private joinStacks(interfaces: readonly Interface[]): void {
    for (const iface of interfaces) {
      const [first] = iface.stack.interfaces;
      if (first && iface.stack.mayForward) this.nodes.join(first.key, iface.key);
    }
  }
}
