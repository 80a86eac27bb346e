import { compareText } from '../util/compare.ts';
import type { Resource, ResourceId, ResourceKind } from './resource.ts';

/** How a person would tell it; `needs` has the last word. */
const RANK: Readonly<Record<ResourceKind, number>> = {
  existing: 0,
  namespace: 1,
  'ovs-bridge': 2,
  netdev: 3,
  port: 3,
  'ovs-port': 3,
  setting: 4,
  address: 5,
  route: 6,
  network: 7,
  machine: 8,
};

function rank(resource: Resource): number {
  // Bridges before the cables that go into them.
  return resource.kind === 'netdev' && resource.type === 'bridge' ? 2 : RANK[resource.kind];
}

function byName(a: Resource, b: Resource): number {
  return a.kind === 'machine' && b.kind === 'machine' ? compareText(a.name, b.name) : 0;
}

/**
 * The resources in an order that satisfies every `needs`, and otherwise keeps
 * the given one within each rank, guests by name. Linear in resources and needs. A need that is
 * not among them is passed over; a cycle cannot come from `lower` and throws.
 */
export function order(resources: readonly Resource[]): Resource[] {
  const ranks: Resource[][] = [];
  const byId = new Map<ResourceId, number>();
  for (const [i, resource] of resources.entries()) {
    byId.set(resource.id, i);
    (ranks[rank(resource)] ??= []).push(resource);
  }
  const ordered: Resource[] = [];
  const OPEN = 1;
  const DONE = 2;
  const state = new Uint8Array(resources.length);
  const visit = (resource: Resource, i: number): void => {
    if (state[i] === DONE) return;
    if (state[i] === OPEN) throw new Error(`cycle at ${resource.id}`);
    state[i] = OPEN;
    for (const need of resource.needs) {
      const n = byId.get(need);
      const needed = n === undefined ? undefined : resources[n];
      if (n !== undefined && needed && state[n] !== DONE) visit(needed, n);
    }
    state[i] = DONE;
    ordered.push(resource);
  };
  // Files are listed by name: sorted once here, no target has to.
  ranks[RANK.machine]?.sort(byName);
  for (const bucket of ranks) {
    for (const resource of bucket ?? []) visit(resource, byId.get(resource.id) ?? 0);
  }
  return ordered;
}
