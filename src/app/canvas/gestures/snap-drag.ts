import type { NodeChange } from '@xyflow/react';
import { boxesOf, kindOf, NO_DRAFTS } from '../../../core/index.ts';
import type { Box } from '../../../core/index.ts';
import { useStore } from '../../store/store.ts';
import { flow } from '../flow.ts';
import type { CanvasNode } from '../projection/nodes.ts';
import { setSession, useSession } from '../session.ts';
import { marksOf, snap } from './snap.ts';
import type { Marks } from './snap.ts';

/** In the window's pixels. */
const REACH = 6;

/** What a drag needs to know of the drawing: found once, when it begins. */
interface Drag {
  /** Where the container of each dragged device stands. */
  readonly origins: ReadonlyMap<string, Box | undefined>;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly marks: Marks;
}

let drag: Drag | undefined;

/** Brings what is dragged in line with what stands beside it, and shows by which lines. */
export function snapDrag(changes: readonly NodeChange<CanvasNode>[]): NodeChange<CanvasNode>[] {
  const moved = changes.filter(isDragged);
  const [first] = moved;
  if (!first) return [...changes];
  drag ??= begin(
    moved.map(({ id }) => id),
    first.id,
  );
  const around = extent(moved, drag);
  if (!around) return [...changes];
  const { dx, dy, guides } = snap(around, drag.marks, REACH / (flow()?.getZoom() ?? 1));
  if (guides.length > 0 || useSession.getState().guides.length > 0) setSession({ guides });
  if (dx === 0 && dy === 0) return [...changes];
  return changes.map((change) =>
    isDragged(change)
      ? { ...change, position: { x: change.position.x + dx, y: change.position.y + dy } }
      : change,
  );
}

export function endSnapping(): void {
  drag = undefined;
  if (useSession.getState().guides.length > 0) setSession({ guides: [] });
}

type Dragged = NodeChange<CanvasNode> & {
  readonly type: 'position';
  readonly position: { readonly x: number; readonly y: number };
};

function isDragged(change: NodeChange<CanvasNode>): change is Dragged {
  return (
    change.type === 'position' &&
    change.dragging === true &&
    change.position !== undefined &&
    !change.id.startsWith('plug:')
  );
}

/** Devices line up with devices that stand in the same container, and with its middle. */
function begin(moved: readonly string[], first: string): Drag {
  const { topology } = useStore.getState();
  const boxes = boxesOf(topology, NO_DRAFTS);
  const still = new Set(moved);
  const origins = new Map<string, Box | undefined>();
  for (const device of topology.devices) {
    if (still.has(device.id)) {
      origins.set(device.id, device.in === undefined ? undefined : boxes.get(device.in));
    }
  }
  const leader = topology.devices.find(({ id }) => id === first);
  const isContainer = leader !== undefined && kindOf(leader).container === true;
  const beside = topology.devices.filter(
    (device) =>
      !still.has(device.id) &&
      device.in === leader?.in &&
      (kindOf(device).container ?? false) === isContainer,
  );
  const marks = marksOf(beside.flatMap(({ id }) => boxes.get(id) ?? []));
  return { origins, boxes, marks };
}

/** Around all that is dragged, from the canvas's origin. */
function extent(moved: readonly Dragged[], { origins, boxes }: Drag): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { id, position } of moved) {
    const box = boxes.get(id);
    const origin = origins.get(id);
    if (!box) continue;
    const [x, y] = [position.x + (origin?.x ?? 0), position.y + (origin?.y ?? 0)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + box.width);
    bottom = Math.max(bottom, y + box.height);
  }
  return left === Infinity
    ? undefined
    : { x: left, y: top, width: right - left, height: bottom - top };
}
