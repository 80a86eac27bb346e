import { boxesOf, isPlugged, NO_DRAFTS, noteSizeOf } from '../../../core/index.ts';
import type { Box, Topology } from '../../../core/index.ts';
import { endsOf } from './index-of.ts';
import type { Scene } from './scene.ts';

/** Around all that is drawn; nothing where nothing is. */
export function boundsOf(topology: Topology): Box | undefined {
  const boxes = [...boxesOf(topology, NO_DRAFTS).values()];
  for (const note of topology.notes) boxes.push(boxAt(note.at, noteSizeOf(note)));
  for (const { a, b } of topology.links) {
    for (const end of [a, b]) if (!isPlugged(end)) boxes.push(boxAt(end.at));
  }
  return around(boxes);
}

/** Around some of it; cables with what they join. */
export function boundsOfThese({ boxes, cables }: Scene, ids: ReadonlySet<string>): Box | undefined {
  const found: Box[] = [];
  for (const id of ids) {
    const cable = cables.get(id);
    for (const one of [id, ...(cable ? endsOf(cable.link) : [])]) {
      const box = boxes.get(one);
      if (box) found.push(box);
    }
    if (cable) {
      const { a, b } = cable.route;
      found.push(boxAt([a.x, a.y]), boxAt([b.x, b.y]));
    }
  }
  return around(found);
}

type Pair = readonly [number, number];

function boxAt([x, y]: Pair, [width, height]: Pair = [0, 0]): Box {
  return { x, y, width, height };
}

function around(boxes: readonly Box[]): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (left === Infinity) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
