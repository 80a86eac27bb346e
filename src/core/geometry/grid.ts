import { boxesTouch } from './box.ts';
import type { Box } from './box.ts';

const CELL = 200;
/** Columns of cells on a canvas: more than anybody draws. */
const COLUMNS = 1 << 15;

/** Boxes by the cells of the canvas that they lie in: finds what lies in a place without asking all. */
export class Grid {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Whether any but these lies there. */
  isFree(place: Box, ...except: readonly Box[]): boolean {
    for (const key of cellsOf(place)) {
      for (const box of this.cells.get(key) ?? []) {
        if (boxesTouch(place, box) && !except.includes(box)) return false;
      }
    }
    return true;
  }
}

function* cellsOf({ x, y, width, height }: Box): Generator<number> {
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) {
      yield row * COLUMNS + column;
    }
  }
}
