import type { NodeChange } from '@xyflow/react';
import type { Point, Topology } from '../../../core/index.ts';
import { useStore } from '../../store/store.ts';
import { indexOf } from '../projection/index-of.ts';
import type { CanvasNode } from '../projection/nodes.ts';

/** What of a selection moves by itself and where it stands; contents go with their container. */
export function movable(
  topology: Topology,
  selection: ReadonlySet<string>,
): ReadonlyMap<string, Point> {
  const { devices } = indexOf(topology);
  const places = new Map<string, Point>();
  for (const id of selection) {
    const device = devices.get(id);
    if (device?.locked) continue;
    if (device && (device.in === undefined || !selection.has(device.in))) places.set(id, device.at);
  }
  for (const { id, at, locked } of topology.notes) {
    if (!locked && selection.has(id)) places.set(id, at);
  }
  return places;
}

/** All of them moved by so much, as React Flow would say it. */
export function movedBy(
  places: ReadonlyMap<string, Point>,
  dx: number,
  dy: number,
): NodeChange<CanvasNode>[] {
  return [...places].map(([id, [x, y]]) => ({
    id,
    type: 'position',
    position: { x: x + dx, y: y + dy },
    dragging: true,
  }));
}

/** React Flow drags what is mounted: what else is selected comes along. */
export function takeAlong(changes: readonly NodeChange<CanvasNode>[]): NodeChange<CanvasNode>[] {
  const dragged = new Map(
    changes.flatMap((change) =>
      change.type === 'position' && change.dragging && change.position
        ? [[change.id, change.position] as const]
        : [],
    ),
  );
  if (dragged.size === 0) return [...changes];
  const { topology, selection } = useStore.getState();
  const rest = new Map(movable(topology, selection));
  let by: Point | undefined;
  for (const [id, { x, y }] of dragged) {
    const at = rest.get(id);
    if (at) by = [x - at[0], y - at[1]];
    rest.delete(id);
  }
  return by ? [...changes, ...movedBy(rest, ...by)] : [...changes];
}
