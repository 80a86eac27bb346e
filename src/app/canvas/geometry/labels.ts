import { boxesTouch } from './box.ts';
import type { Box } from './box.ts';
import type { Curve } from './curve.ts';
import { round } from './curve.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Of the pill's letters and of what surrounds them, at 10.5 px semi-bold. */
const LETTER = 6.4;
const PADDING = 16;
const HEIGHT = 20;

const CELL = 160;

/** Along the cable, the middle first. */
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/** Puts each label on its cable where it covers no other, or else in the middle. */
export function placeLabels(
  labels: readonly { readonly text: string; readonly curve: Curve }[],
): readonly Spot[] {
  const taken = new Map<string, Box[]>();
  return labels.map(({ text, curve }) => {
    const width = text.length * LETTER + PADDING;
    const boxAt = (t: number): Box => {
      const { x, y } = curve.at(t);
      return { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT };
    };
    const t = PLACES.find((place) => isFree(boxAt(place), taken)) ?? 0.5;
    const box = boxAt(t);
    for (const cell of cellsOf(box)) taken.set(cell, [...(taken.get(cell) ?? []), box]);
    const { x, y } = curve.at(t);
    return { x: round(x), y: round(y) };
  });
}

function isFree(box: Box, taken: ReadonlyMap<string, readonly Box[]>): boolean {
  return cellsOf(box).every((cell) => !taken.get(cell)?.some((other) => boxesTouch(box, other)));
}

function cellsOf(box: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) {
      cells.push(`${x} ${y}`);
    }
  }
  return cells;
}
