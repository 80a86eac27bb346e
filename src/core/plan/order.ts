import { compareText } from '../util/compare.ts';
import type { Resource, ResourceId, ResourceKind } from './resource.ts';

/** How a person would tell it; `needs` has the last word. */
const RANK: Readonly<Record<ResourceKind, number>> = {
  existing: 0,
  namespace: 1,
  // Before what it keeps apart.
  filter: 1,
  'ovs-bridge': 2,
  netdev: 3,
  port: 3,
  slave: 3,
  'ovs-port': 3,
  setting: 4,
  address: 5,
  route: 6,
  forwarding: 7,
  nat: 8,
  dhcp: 9,
  daemon: 10,
  passthrough: 11,
  network: 12,
  machine: 13,
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
  for (const resource of resources) (ranks[rank(resource)] ??= []).push(resource);
  // Files are listed by name: sorted once here, no target has to.
  ranks[RANK.machine]?.sort(byName);

  const ordered: Resource[] = [];
  const done = new Set<ResourceId>();
  const open = new Set<ResourceId>();
  // Ranks nearly always put what is needed first; only where they do not it is looked up.
  let byId: ReadonlyMap<ResourceId, Resource> | undefined;
  const first = (id: ResourceId): void => {
    byId ??= new Map(resources.map((resource) => [resource.id, resource]));
    const needed = byId.get(id);
    if (needed) visit(needed);
  };
  const visit = (resource: Resource): void => {
    if (open.has(resource.id)) throw new Error(`cycle at ${resource.id}`);
    for (const need of resource.needs) {
      if (done.has(need)) continue;
      open.add(resource.id);
      first(need);
      open.delete(resource.id);
    }
    done.add(resource.id);
    ordered.push(resource);
  };
  for (const bucket of ranks) {
    for (const resource of bucket ?? []) if (!done.has(resource.id)) visit(resource);
  }
  return ordered;
}
