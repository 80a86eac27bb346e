import type { Item, Reach } from './item.ts';

/** The items of each row from left to right. */
export type Rows = readonly (readonly Item[])[];

type Reaches = ReadonlyMap<Item, readonly Reach[]>;

/** After some there is little left to gain. */
const SWEEPS = 6;
/** Four switches have twelve orders, apart from mirrored ones. */
const TRY_ALL = 4;
const SWAP_ROUNDS = 8;
/** What each box weighs, in crossings, that a cable between two of a row passes. */
const PASSED = 2;

/** Orders rows so that few cables cross: barycentres first, then swaps of neighbours. */
export function orderRows(rows: Rows, reaches: Reaches): Rows {
  let best = rows;
  let least = costOf(rows, reaches);
  for (const start of startsOf(rows)) {
    let current = start;
    for (let sweep = 0; sweep < SWEEPS && least > 0; sweep += 1) {
      current = swapped(centred(current, reaches, sweep % 2 === 0), reaches);
      const cost = costOf(current, reaches);
      if (cost < least) [best, least] = [current, cost];
    }
  }
  return best;
}

/** Few switches are tried in every order: from one order, sweeps seldom get to another. */
function startsOf(rows: Rows): readonly Rows[] {
  const [above = [], middle = [], below = []] = rows;
  if (middle.length < 2 || middle.length > TRY_ALL) return [rows];
  return permutations(middle)
    .filter(([first, ...rest]) => (first?.rank ?? 0) < (rest.at(-1)?.rank ?? 0))
    .map((order) => [above, order, below]);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Where an item stands: in its row from 0 to 1, with its share of the row. */
interface Spot {
  readonly row: number;
  readonly index: number;
  readonly at: number;
  readonly share: number;
}

type Spots = Map<Item, Spot>;

function spotsOf(rows: Rows): Spots {
  const spots: Spots = new Map();
  rows.forEach((row, index) => putRow(row, index, spots));
  return spots;
}

function putRow(items: readonly Item[], row: number, spots: Spots): void {
  const total = items.reduce((sum, { width }) => sum + width, 0) || 1;
  let left = 0;
  items.forEach((item, index) => {
    spots.set(item, { row, index, at: left / total, share: item.width / total });
    left += item.width;
  });
}

function farEnd({ to, portThere }: Reach, spots: Spots): number | undefined {
  const spot = spots.get(to);
  return spot && spot.at + spot.share * portThere;
}

/** Each row in the order of where its cables lead to. */
function centred(rows: Rows, reaches: Reaches, down: boolean): Rows {
  const spots = spotsOf(rows);
  const result = [...rows];
  for (const row of down ? [0, 2, 1] : [1, 0, 2]) {
    const wanted = new Map<Item, number>();
    for (const item of result[row] ?? []) {
      const ends = (reaches.get(item) ?? [])
        .map((reach) => farEnd(reach, spots))
        .filter((end) => end !== undefined);
      const own = spots.get(item)?.at ?? 0;
      const sum = ends.reduce((total, end) => total + end, 0);
      wanted.set(item, ends.length === 0 ? own : sum / ends.length);
    }
    const sorted = (result[row] ?? []).toSorted(
      (a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a.rank - b.rank,
    );
    result[row] = sorted;
    putRow(sorted, row, spots);
  }
  return result;
}

/** Swaps neighbours as long as that takes crossings away. */
function swapped(rows: Rows, reaches: Reaches): Rows {
  const spots = spotsOf(rows);
  return rows.map((items, row) => {
    const order = [...items];
    const ends = new Map(order.map((item) => [item, endsByRow(item, row, reaches, spots)]));
    let again = true;
    for (let round = 0; again && round < SWAP_ROUNDS; round += 1) {
      again = false;
      for (let i = 0; i + 1 < order.length; i += 1) {
        const [left, right] = [order[i], order[i + 1]];
        const [mine, theirs] = [left && ends.get(left), right && ends.get(right)];
        if (!left || !right || !mine || !theirs) continue;
        const gain =
          inverted(mine, theirs) -
          inverted(theirs, mine) +
          PASSED * (passedBy(left, i, right) - passedBy(left, i + 1, right)) +
          PASSED * (passedBy(right, i + 1, left) - passedBy(right, i, left));
        if (gain <= 0) continue;
        [order[i], order[i + 1]] = [right, left];
        for (const index of [i, i + 1]) {
          const item = order[index];
          const spot = item && spots.get(item);
          if (spot) spots.set(item, { ...spot, index });
        }
        again = true;
      }
    }
    putRow(order, row, spots);
    return order;

    function passedBy(item: Item, index: number, neighbour: Item): number {
      let passed = 0;
      for (const { to } of reaches.get(item) ?? []) {
        const spot = spots.get(to);
        if (spot?.row === row && to !== neighbour) passed += Math.abs(spot.index - index) - 1;
      }
      return passed;
    }
  });
}

/** Where the cables of an item end in other rows, ascending, by row. */
function endsByRow(
  item: Item,
  row: number,
  reaches: Reaches,
  spots: Spots,
): ReadonlyMap<number, readonly number[]> {
  const ends = new Map<number, number[]>();
  for (const reach of reaches.get(item) ?? []) {
    const end = farEnd(reach, spots);
    const there = spots.get(reach.to)?.row;
    if (end === undefined || there === undefined || there === row) continue;
    const list = ends.get(there);
    if (list) list.push(end);
    else ends.set(there, [end]);
  }
  for (const list of ends.values()) list.sort((a, b) => a - b);
  return ends;
}

type Ends = ReadonlyMap<number, readonly number[]>;

/** How many of the left item's cables cross the right one's. */
function inverted(left: Ends, right: Ends): number {
  let count = 0;
  for (const [row, ours] of left) {
    const theirs = right.get(row) ?? [];
    let lower = 0;
    for (const end of ours) {
      while (lower < theirs.length && (theirs[lower] ?? 0) < end) lower += 1;
      count += lower;
    }
  }
  return count;
}

function costOf(rows: Rows, reaches: Reaches): number {
  const spots = spotsOf(rows);
  let cost = 0;
  rows.forEach((items, row) => {
    const seen = new Map<number, { readonly near: number; readonly far: number }[]>();
    for (const item of items) {
      const spot = spots.get(item);
      for (const reach of reaches.get(item) ?? []) {
        const other = spots.get(reach.to);
        const far = farEnd(reach, spots);
        if (!spot || !other || far === undefined) continue;
        if (other.row === row) cost += (PASSED * (Math.abs(other.index - spot.index) - 1)) / 2;
        if (other.row <= row) continue;
        const cables = seen.get(other.row) ?? [];
        cables.push({ near: spot.at + spot.share * reach.port, far });
        seen.set(other.row, cables);
      }
    }
    for (const cables of seen.values()) {
      cables.sort((a, b) => a.near - b.near || a.far - b.far);
      cost += inversions(cables.map(({ far }) => far));
    }
  });
  return cost;
}

/** Pairs that stand in the wrong order; sorts by merging, and so counts them in n log n. */
export function inversions(values: readonly number[]): number {
  let count = 0;
  const sort = (from: number, to: number): number[] => {
    if (to - from < 2) return values.slice(from, to);
    const half = (from + to) >> 1;
    const [left, right] = [sort(from, half), sort(half, to)];
    const merged: number[] = [];
    let l = 0;
    for (const value of right) {
      while (l < left.length && (left[l] ?? 0) <= value) merged.push(left[l++] ?? 0);
      count += left.length - l;
      merged.push(value);
    }
    while (l < left.length) merged.push(left[l++] ?? 0);
    return merged;
  };
  sort(0, values.length);
  return count;
}
