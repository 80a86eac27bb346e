import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { isPlugged, move, type Point, sizeOf, type Topology } from '../../src/core/index.ts';

/** What ELK makes of a drawing that it is given whole, hosts and all. */
export async function arrangedByElk(topology: Topology): Promise<Topology> {
  const inside = (id: string | undefined): ElkNode[] =>
    topology.devices
      .filter((device) => device.in === id)
      .map((device) => {
        const children = inside(device.id);
        const [width, height] = sizeOf(device);
        return { id: device.id, ...(children.length > 0 ? { children } : { width, height }) };
      });
  const root = await new ELK().layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    },
    children: inside(undefined),
    edges: topology.links.flatMap(({ id, a, b }) =>
      isPlugged(a) && isPlugged(b) ? [{ id, sources: [a.device], targets: [b.device] }] : [],
    ),
  });
  const places = new Map<string, Point>();
  const collect = ({ children = [] }: ElkNode) => {
    for (const child of children) {
      places.set(child.id, [child.x ?? 0, child.y ?? 0]);
      collect(child);
    }
  };
  collect(root);
  return move(topology, places);
}
