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

/**
 * The resources in an order that satisfies every `needs`, and otherwise keeps
 * the given one within each rank. Linear in resources and needs. A need that is
 * not among them is passed over; a cycle cannot come from `lower` and throws.
 */
export function order(resources: readonly Resource[]): Resource[] {
  const ranks: Resource[][] = [];
  const byId = new Map<ResourceId, Resource>();
  for (const resource of resources) {
    byId.set(resource.id, resource);
    const bucket = ranks[rank(resource)] ?? [];
    ranks[rank(resource)] = bucket;
    bucket.push(resource);
  }
  const ordered: Resource[] = [];
  const state = new Map<ResourceId, 'open' | 'done'>();
  const visit = (resource: Resource): void => {
    const seen = state.get(resource.id);
    if (seen === 'done') return;
    if (seen === 'open') throw new Error(`cycle at ${resource.id}`);
    state.set(resource.id, 'open');
    for (const need of resource.needs) {
      const needed = byId.get(need);
      if (needed) visit(needed);
    }
    state.set(resource.id, 'done');
    ordered.push(resource);
  };
  for (const bucket of ranks) for (const resource of bucket ?? []) visit(resource);
  return ordered;
}
