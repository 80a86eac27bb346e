import type { Box } from '../../../core/index.ts';

/** What is mounted: everything in a window onto the canvas, or nothing at all. */
export interface Stage {
  /** Too much is to be seen to mount it: it is painted. */
  readonly painted: boolean;
  /** In canvas units. */
  readonly window: Box;
}

/** What is to be seen of the canvas. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Mounted before they come into sight, in pixels. */
const MARGIN = 160;
/** From here on nothing is mounted any more, and not before it is less than that again. */
const TOO_MANY = 160;
const FEW_AGAIN = 120;
/** A window that holds so many times what is to be seen has grown too large. */
const LARGEST = 9;

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const PAINTED: Stage = { painted: true, window: NOWHERE };

/** The same stage as before while it still does: a pan mounts something only now and then. */
export function nextStage(
  before: Stage | undefined,
  view: View,
  boxes: ReadonlyMap<string, Box>,
): Stage {
  if (view.width === 0) return before ?? { painted: false, window: NOWHERE };
  const seen = seenOf(view, 0);
  const window = seenOf(view, MARGIN);
  const painted = countIn(window, boxes) > (before?.painted ? FEW_AGAIN : TOO_MANY);
  if (painted) return PAINTED;
  return before && reaches(before, seen) ? before : { painted: false, window };
}

/** Whether all that is to be seen is mounted, and not too much more. */
export function reaches({ painted, window }: Stage, seen: Box): boolean {
  const largest = LARGEST * seen.width * seen.height;
  return !painted && holds(window, seen) && window.width * window.height <= largest;
}

export function seenOf({ x, y, zoom, width, height }: View, margin: number): Box {
  return {
    x: (-x - margin) / zoom,
    y: (-y - margin) / zoom,
    width: (width + 2 * margin) / zoom,
    height: (height + 2 * margin) / zoom,
  };
}

export function touches(a: Box, b: Box): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  );
}

export function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

function countIn(window: Box, boxes: ReadonlyMap<string, Box>): number {
  let count = 0;
  for (const box of boxes.values()) if (touches(window, box)) count += 1;
  return count;
}
