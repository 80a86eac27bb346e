import type { Block, Places } from './item.ts';

/** Width to height of what is packed: that of a screen without its panels. */
const ASPECT = 1.6;

const WIDTHS = [0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.8];

/** Puts blocks beside and below each other, so that all of them fit a screen as well as can be. */
export function pack(blocks: readonly Block[], gap: number): Block {
  const area = blocks.reduce((sum, block) => sum + (block.width + gap) * (block.height + gap), 0);
  const widest = Math.max(0, ...blocks.map((block) => block.width));
  const tallestFirst = blocks
    .map((block, index) => ({ block, index }))
    .sort((a, b) => b.block.height - a.block.height || a.index - b.index)
    .map(({ block }) => block);
  const limits = new Set(
    WIDTHS.map((factor) => Math.max(widest, factor * Math.sqrt(area * ASPECT))),
  );
  return [...limits]
    .map((limit) => shelves(tallestFirst, gap, limit))
    .reduce((best, next) => (extent(next) < extent(best) ? next : best));
}

/** The width of the screen that shows all of it. */
function extent({ width, height }: Block): number {
  return Math.max(width, height * ASPECT);
}

/** Rows as high as their first block, and in them columns of what fits below each other. */
function shelves(blocks: readonly Block[], gap: number, limit: number): Block {
  const places: Places = new Map();
  let [shelf, shelfHeight, column, columnWidth, fill, width] = [0, 0, 0, 0, 0, 0];
  for (const block of blocks) {
    const below = fill > 0 && block.width <= columnWidth && fill + block.height <= shelfHeight;
    if (!below) {
      if (columnWidth > 0) column += columnWidth + gap;
      [fill, columnWidth] = [0, block.width];
      if (column > 0 && column + block.width > limit) {
        shelf += shelfHeight + gap;
        [column, shelfHeight] = [0, 0];
      }
      shelfHeight = Math.max(shelfHeight, block.height);
    }
    for (const [id, [x, y]] of block.places) places.set(id, [column + x, shelf + fill + y]);
    width = Math.max(width, column + block.width);
    fill += block.height + gap;
  }
  return { places, width, height: shelf + shelfHeight };
}
