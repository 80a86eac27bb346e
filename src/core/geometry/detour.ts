import type { Box, Facing } from './box.ts';
import { Grid } from './grid.ts';

/** A cable that goes around takes this much room beside the boxes. */
const BERTH = 60;

/**
 * Around what stands between two boxes side by side: the sides to leave by. Undefined where the
 * straight way is free.
 */
export function createDetours(
  boxes: readonly Box[],
): (a: Box, b: Box) => readonly [Facing, Facing] | undefined {
  let grid: Grid | undefined;
  return (a, b) => {
    const [left, right] = a.x < b.x ? [a, b] : [b, a];
    const from = left.x + left.width;
    const width = right.x - from;
    const top = Math.max(a.y, b.y);
    const bottom = Math.min(a.y + a.height, b.y + b.height);
    // Only what stands squarely between two boxes in one row.
    if (width <= 0 || top >= bottom) return undefined;
    if (!grid) {
      grid = new Grid();
      for (const box of boxes) grid.add(box);
    }
    const between = { x: from, y: (top + bottom) / 2 - 1, width, height: 2 };
    if (grid.isFree(between, a, b)) return undefined;
    const below = { ...between, y: Math.max(a.y + a.height, b.y + b.height), height: BERTH };
    const above = { ...between, y: Math.min(a.y, b.y) - BERTH, height: BERTH };
    const side = grid.isFree(below) || !grid.isFree(above) ? 'bottom' : 'top';
    return [side, side];
  };
}
