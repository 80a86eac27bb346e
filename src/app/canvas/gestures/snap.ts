import type { Box } from '../../../core/index.ts';

/** An edge or middle that others can be brought in line with. */
interface Mark {
  readonly at: number;
  /** What it belongs to, across: from its nearest to its farthest point. */
  readonly from: number;
  readonly to: number;
}

/** A line from what is dragged to what it is in line with, in canvas units. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** The marks of all that stays where it is, sorted once when a drag begins. */
export interface Marks {
  readonly x: readonly Mark[];
  readonly y: readonly Mark[];
}

/** What lies farther off is not seen to be in line. */
const NEAR = 900;

export function marksOf(boxes: Iterable<Box>): Marks {
  const x: Mark[] = [];
  const y: Mark[] = [];
  for (const { x: left, y: top, width, height } of boxes) {
    for (const part of [0, 0.5, 1]) {
      x.push({ at: left + width * part, from: top, to: top + height });
      y.push({ at: top + height * part, from: left, to: left + width });
    }
  }
  return { x: x.sort((a, b) => a.at - b.at), y: y.sort((a, b) => a.at - b.at) };
}

/** How far to shift a box for an edge or its middle to be in line with those of others. */
export function snap(box: Box, marks: Marks, reach: number): Snapped {
  const x = nearest(marks.x, [box.x, box.width], [box.y, box.height], reach);
  const y = nearest(marks.y, [box.y, box.height], [box.x, box.width], reach);
  const [dx, dy] = [x?.shift ?? 0, y?.shift ?? 0];
  const guides: Guide[] = [];
  if (x) guides.push(guideTo('x', x.mark, box.y + dy, box.height));
  if (y) guides.push(guideTo('y', y.mark, box.x + dx, box.width));
  return { dx, dy, guides };
}

function nearest(
  marks: readonly Mark[],
  [start, length]: readonly [number, number],
  [across, depth]: readonly [number, number],
  reach: number,
): { readonly mark: Mark; readonly shift: number } | undefined {
  let best: { mark: Mark; shift: number; away: number } | undefined;
  for (const part of [0, 0.5, 1]) {
    const at = start + length * part;
    for (let i = firstFrom(marks, at - reach); i < marks.length; i += 1) {
      const mark = marks[i];
      if (!mark || mark.at > at + reach) break;
      const away = Math.max(0, mark.from - across - depth, across - mark.to);
      const shift = mark.at - at;
      if (away > NEAR) continue;
      const closer = best ? Math.abs(shift) - Math.abs(best.shift) : -1;
      if (closer < 0 || (closer === 0 && best && away < best.away)) best = { mark, shift, away };
    }
  }
  return best;
}

/** The index of the first mark that is not before a place. */
function firstFrom(marks: readonly Mark[], place: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function guideTo(axis: 'x' | 'y', mark: Mark, start: number, length: number): Guide {
  return {
    axis,
    at: mark.at,
    from: Math.min(mark.from, start),
    to: Math.max(mark.to, start + length),
  };
}
