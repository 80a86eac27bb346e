/**
 * Moves points on a line as little as possible so that they keep a distance:
 * isotonic regression of the points with their share of the gaps taken off.
 *
 * `wanted` ascends; the result lies within `from`..`to`.
 */
export function spread(
  wanted: readonly number[],
  from: number,
  to: number,
  gap: number,
): readonly number[] {
  const count = wanted.length;
  if (count === 0) return [];
  const room = Math.max(0, to - from);
  const step = count > 1 ? Math.min(gap, room / (count - 1)) : 0;
  const blocks: { sum: number; size: number }[] = [];
  wanted.forEach((value, index) => {
    let block = { sum: value - index * step, size: 1 };
    for (let last = blocks.at(-1); last && mean(last) > mean(block); last = blocks.at(-1)) {
      block = { sum: block.sum + last.sum, size: block.size + last.size };
      blocks.pop();
    }
    blocks.push(block);
  });
  const highest = to - step * (count - 1);
  const moved = blocks.flatMap((block) =>
    Array<number>(block.size).fill(Math.max(from, Math.min(highest, mean(block)))),
  );
  return moved.map((value, index) => value + index * step);
}

function mean(block: { sum: number; size: number }): number {
  return block.sum / block.size;
}
