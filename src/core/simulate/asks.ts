/** Up to so many everyone asks everyone. */
const SMALL = 4;

/**
 * Who asks whom among several, so that each is asked and the number stays
 * linear: up to four everyone asks everyone else; above, each is asked by the nearest
 * before it in the ring and by the first. Those of one owner do not ask each other.
 */
export function asks<T>(all: readonly T[], ownerOf: (one: T) => unknown): (readonly [T, T])[] {
  if (all.length <= SMALL) {
    return all.flatMap((from) =>
      all.filter((to) => ownerOf(to) !== ownerOf(from)).map((to) => [from, to] as const),
    );
  }
  const found: (readonly [T, T])[] = [];
  const [first] = all;
  let [last, before]: (T | undefined)[] = [];
  const pass = (one: T): void => {
    if (last !== undefined && ownerOf(last) !== ownerOf(one)) before = last;
    last = one;
  };
  // Once around, to know who comes before the first.
  for (const one of all) pass(one);
  for (const one of all) {
    pass(one);
    if (before === undefined) continue;
    found.push([before, one]);
    if (first !== undefined && before !== first && ownerOf(first) !== ownerOf(one))
      found.push([first, one]);
  }
  return found;
}
