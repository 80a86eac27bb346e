import { DisjointSets } from '../util/disjoint-sets.ts';
import type { Resource } from './resource.ts';

/**
 * The existing network cards on whose wire a switch is, over all cables between
 * switches. VLANs are ignored: whoever is on the wire may use another tag.
 */
export function cardsOnWire(resources: readonly Resource[]): (bridge: string) => readonly string[] {
  // Ports, patch ports and bridges are network devices of one stack: one namespace of names.
  const wires = new DisjointSets();
  const cards: string[] = [];
  for (const one of resources) {
    if (one.kind === 'existing') cards.push(one.ifname);
    if (one.kind === 'slave') wires.join(one.ifname, one.bond);
    if (one.kind === 'daemon' && one.program === 'vde_plug2tap') wires.join(one.name, one.socket);
    if (one.kind === 'netdev' && one.type === 'vlan') wires.join(one.ifname, one.lower);
    if (one.kind === 'netdev' && one.type === 'veth') {
      const [a, b] = one.ends;
      if (a.namespace === undefined && b.namespace === undefined) wires.join(a.ifname, b.ifname);
    }
    if (one.kind !== 'port' && one.kind !== 'ovs-port') continue;
    const name = one.kind === 'port' ? one.ifname : one.name;
    wires.join(name, one.bridge);
    if (one.kind === 'ovs-port' && one.peer !== undefined) wires.join(name, one.peer);
    if (one.kind === 'ovs-port')
      for (const { ifname } of one.bond?.members ?? []) wires.join(name, ifname);
  }
  return (bridge) => cards.filter((card) => wires.find(card) === wires.find(bridge));
}
