import { kindOf } from '../../../core/index.ts';
import type { Box, Point } from '../../../core/index.ts';
import { extentOf, pathOf } from '../paint/path-of.ts';
import type { Scene } from '../projection/scene.ts';

/** Of a cable to both sides: in canvas units, and in pixels where that is more. */
const REACH = 8;
const LEAST_REACH = 5;
/** Of a painted container only its upper edge and its frame are held; in canvas units. */
const CAPTION = 40;
const FRAME = 8;

let context: CanvasRenderingContext2D | null | undefined;

/** The topmost cable at this place of the canvas. */
export function cableAt({ cables }: Scene, at: Point, zoom: number): string | undefined {
  const reach = Math.max(REACH, LEAST_REACH / zoom);
  context ??= document.createElement('canvas').getContext('2d');
  let found: string | undefined;
  for (const [id, { route }] of cables) {
    if (!isIn(extentOf(route), at, reach) || !context) continue;
    context.lineWidth = 2 * reach;
    if (context.isPointInStroke(pathOf(route), at[0], at[1])) found = id;
  }
  return found;
}

/** What is held at this place, where nothing is mounted. */
export function thingAt(scene: Scene, at: Point): string | undefined {
  return boxAt(scene, at) ?? frameAt(scene, at);
}

/** The topmost device or note at this place that holds no others. */
export function boxAt({ topology, boxes }: Scene, at: Point): string | undefined {
  const isThere = ({ id }: { readonly id: string }) => {
    const box = boxes.get(id);
    return box !== undefined && isIn(box, at, 0);
  };
  const device = topology.devices.findLast((one) => !kindOf(one).container && isThere(one));
  return (device ?? topology.notes.findLast((note) => !note.size && isThere(note)))?.id;
}

/** The box or container whose caption or frame is at this place. */
export function frameAt({ topology, boxes }: Scene, at: Point): string | undefined {
  const isThere = ({ id }: { readonly id: string }) => {
    const box = boxes.get(id);
    return box !== undefined && isIn(box, at, FRAME) && !isIn(insideOf(box), at, 0);
  };
  const note = topology.notes.findLast((one) => one.size && isThere(one));
  return (note ?? topology.devices.findLast((one) => kindOf(one).container && isThere(one)))?.id;
}

function insideOf({ x, y, width, height }: Box): Box {
  return {
    x: x + FRAME,
    y: y + CAPTION,
    width: width - 2 * FRAME,
    height: height - CAPTION - FRAME,
  };
}

function isIn({ x, y, width, height }: Box, at: Point, margin: number): boolean {
  return (
    at[0] >= x - margin &&
    at[0] <= x + width + margin &&
    at[1] >= y - margin &&
    at[1] <= y + height + margin
  );
}
