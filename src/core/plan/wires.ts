import type { Resource } from './resource.ts';

/** Which switches hear each other, and the cards of the machine among them. */
interface Wires {
  /** The switch that a port is in. */
  readonly switchOf: Map<string, string>;
  /** Names of ports that one cable joins. */
  readonly cables: (readonly [string, string])[];
  readonly cards: Map<string, string[]>;
}

function add(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function wiresOf(resources: readonly Resource[]): Wires {
  const wires: Wires = { switchOf: new Map(), cables: [], cards: new Map() };
  for (const one of resources) {
    if (one.kind === 'netdev' && one.type === 'veth') {
      const [a, b] = one.ends;
      // A port stands in the host's own stack.
      if (a.namespace === undefined && b.namespace === undefined)
        wires.cables.push([a.ifname, b.ifname]);
    }
    if (one.kind !== 'port' && one.kind !== 'ovs-port') continue;
    const name = one.kind === 'port' ? one.ifname : one.name;
    wires.switchOf.set(name, one.bridge);
    if (one.kind === 'ovs-port' && one.peer !== undefined) wires.cables.push([name, one.peer]);
    if (one.of === 'existing') add(wires.cards, one.bridge, name);
  }
  return wires;
}

/**
 * The existing network cards on whose wire a switch is, over all cables between
 * switches. VLANs are ignored: whoever is on the wire may use another tag.
 */
export function cardsOnWire(resources: readonly Resource[]): (bridge: string) => readonly string[] {
  const { switchOf, cables, cards } = wiresOf(resources);
  const beside = new Map<string, string[]>();
  for (const [a, b] of cables) {
    const [one, other] = [switchOf.get(a), switchOf.get(b)];
    if (one === undefined || other === undefined) continue;
    add(beside, one, other);
    add(beside, other, one);
  }
  return (bridge) => {
    const heard = new Set([bridge]);
    for (const name of heard) for (const next of beside.get(name) ?? []) heard.add(next);
    return [...heard].flatMap((name) => cards.get(name) ?? []);
  };
}
