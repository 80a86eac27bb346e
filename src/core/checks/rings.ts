import type { Device } from '../model/topology.ts';
import { DisjointSets } from '../util/disjoint-sets.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { switchCables } from './switch-cables.ts';

export interface Ring {
  /** The cable that closes it. */
  readonly closing: string;
  /** The switches on it, and the names of these and of the LANs. */
  readonly switches: readonly Device[];
  readonly names: readonly string[];
}

/** Two access ports join one VLAN of each switch only; other cables may carry anything. */
function nodesOf({ a, b, ends }: CableRef): [string, string] {
  const [one, two] = [ends.a.vlan, ends.b.vlan];
  if (one?.mode === 'access' && two?.mode === 'access') {
    return [`${a.device.id}/${one.tag}`, `${b.device.id}/${two.tag}`];
  }
  return [a.device.id, b.device.id];
}

/** The way between two nodes of a forest. */
function path(
  from: string,
  to: string,
  neighbours: ReadonlyMap<string, readonly string[]>,
): string[] {
  const before = new Map<string, string>([[from, from]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const next of neighbours.get(node) ?? []) {
      if (before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  }
  const way = [to];
  for (let node = to; node !== from;) {
    node = before.get(node) ?? from;
    way.push(node);
  }
  return way;
}

/** A LAN hands on what comes in by any of its wires. */
function carries({ kind }: DeviceView): boolean {
  return kind.family === 'switch' || kind.apart === true;
}

/** Rings of switches: one for each cable that joins two already joined ones. */
export function rings(view: View): Ring[] {
  const joined = new DisjointSets();
  const neighbours = new Map<string, string[]>();
  const found: Ring[] = [];
  for (const cable of switchCables(view)) {
    const { link, a, b, join } = cable;
    if (!join || !carries(a) || !carries(b) || a.device === b.device) continue;
    const [x, y] = nodesOf(cable);
    if (!joined.join(x, y)) {
      const ids = new Set(path(x, y, neighbours).map((node) => node.split('/')[0] ?? node));
      const members = [...ids].map((id) => view.device(id)).filter((one) => one !== undefined);
      const switches = members.filter(({ kind }) => kind.family === 'switch');
      found.push({
        closing: link.id,
        switches: switches.map(({ device }) => device),
        names: members.map(({ device }) => device.name),
      });
      continue;
    }
    neighbours.set(x, [...(neighbours.get(x) ?? []), y]);
    neighbours.set(y, [...(neighbours.get(y) ?? []), x]);
  }
  return found;
}
