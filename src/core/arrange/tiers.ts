import { isotonic } from '../util/isotonic.ts';
import type { Block, Item, Places, Reach, Tie } from './item.ts';
import { reachesOf } from './item.ts';
import { orderRows } from './order.ts';

/** Between boxes of a row, and more where a cable with its label runs between them. */
const GAP = 30;
const CABLE_GAP = 110;
/** For the label of each further cable there. */
const MORE_CABLES = 60;
/** For cables of the last row that go around what stands between. */
const AROUND = 80;
/** Between rows: room for cables to turn and for their labels. */
const ROW_GAP = 120;
/** Of what stands above: more goes below its switch, then to another band. */
const FULL_ROW = 7;
const WIDEST = 3200;
const SETTLING = 6;

/** Places items that are cabled together: what ends cables above, switches amid, cards below. */
export function tiers(items: readonly Item[], ties: readonly Tie[]): Block {
  const reaches = reachesOf(ties);
  const tierOf = balanced(items, reaches);
  const rowOf = (tier: Item['tier']) => items.filter((item) => tierOf(item) === tier);
  const rows = orderRows([rowOf('above'), rowOf('middle'), rowOf('below')], reaches);
  return stack(bandsOf(rows, reaches).map((band) => settle(band, reaches)));
}

/** Moves half of what hangs on the same switches below them, where the upper row is long. */
function balanced(
  items: readonly Item[],
  reaches: ReadonlyMap<Item, readonly Reach[]>,
): (item: Item) => Item['tier'] {
  const moved = new Set<Item>();
  const above = items.filter(({ tier }) => tier === 'above');
  let surplus = above.length - items.filter(({ tier }) => tier === 'below').length;
  if (above.length > FULL_ROW) {
    const alike = groupBy(above, (item) =>
      [...new Set(reaches.get(item)?.map(({ to }) => to.rank))].sort((a, b) => a - b).join(' '),
    );
    let odd = 0;
    for (const list of alike.values()) {
      const kept = Math.ceil((list.length - odd) / 2);
      odd = (odd + list.length) % 2;
      const half = list.slice(kept).slice(0, Math.max(0, surplus / 2));
      for (const item of half) moved.add(item);
      surplus -= 2 * half.length;
    }
  }
  return (item) => (moved.has(item) ? 'below' : item.tier);
}

interface Band {
  readonly rows: readonly (readonly Item[])[];
}

/** Cuts what is too wide into bands below each other, every second one from right to left. */
function bandsOf(
  [above = [], middle = [], below = []]: readonly (readonly Item[])[],
  reaches: ReadonlyMap<Item, readonly Reach[]>,
): Band[] {
  const width = (row: readonly Item[]) => row.reduce((sum, item) => sum + item.width + GAP, 0);
  const total = Math.max(width(above), width(middle), width(below));
  const count = Math.min(middle.length, Math.ceil(Math.sqrt(total / WIDEST)));
  if (count < 2) return [{ rows: [above, middle, below] }];
  const bandOf = new Map<Item, number>();
  middle.forEach((item, index) => bandOf.set(item, Math.floor((index * count) / middle.length)));
  const bands = Array.from({ length: count }, () => [[], [], []] as [Item[], Item[], Item[]]);
  const put = (row: readonly Item[], tier: 0 | 1 | 2) => {
    for (const item of row) {
      const home = bandOf.get(item) ?? homeOf(item, reaches, bandOf);
      bands[home]?.[tier].push(item);
    }
  };
  put(above, 0);
  put(middle, 1);
  put(below, 2);
  return bands.map((rows, index) => ({
    rows: orderRows(index % 2 === 0 ? rows : rows.map((row) => row.toReversed()), reaches),
  }));
}

/** The band that most of its cables lead to. */
function homeOf(
  item: Item,
  reaches: ReadonlyMap<Item, readonly Reach[]>,
  bandOf: ReadonlyMap<Item, number>,
): number {
  const votes = new Map<number, number>();
  for (const { to } of reaches.get(item) ?? []) {
    const band = bandOf.get(to);
    if (band !== undefined) votes.set(band, (votes.get(band) ?? 0) + 1);
  }
  let [best, most] = [0, 0];
  for (const [band, count] of votes) if (count > most) [best, most] = [band, count];
  return best;
}

/** Gives the items of a band their places, each as near to its cables as its row lets it. */
function settle(band: Band, reaches: ReadonlyMap<Item, readonly Reach[]>): Block {
  const rows = band.rows.filter((row) => row.length > 0);
  const lefts = new Map<Item, number>();
  for (const row of rows) {
    let x = 0;
    for (const [index, item] of row.entries()) {
      x += gapBefore(row, index, reaches);
      lefts.set(item, x);
      x += item.width;
    }
  }
  for (let round = 0; round < SETTLING; round += 1) {
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) alignRow(row, lefts, reaches);
  }
  const block = rowsToBlock(rows, lefts);
  return goesAround(rows.at(-1) ?? [], reaches)
    ? { ...block, height: block.height + AROUND }
    : block;
}

function goesAround(row: readonly Item[], reaches: ReadonlyMap<Item, readonly Reach[]>): boolean {
  const indexOf = new Map(row.map((item, index) => [item, index]));
  return row.some((item, index) =>
    reaches.get(item)?.some(({ to }) => (indexOf.get(to) ?? index) > index + 1),
  );
}

function gapBefore(
  row: readonly Item[],
  index: number,
  reaches: ReadonlyMap<Item, readonly Reach[]>,
): number {
  const [before, item] = [row[index - 1], row[index]];
  if (!before || !item) return 0;
  const cables = reaches.get(item)?.filter(({ to }) => to === before).length ?? 0;
  return cables === 0 ? GAP : CABLE_GAP + (cables - 1) * MORE_CABLES;
}

function alignRow(
  row: readonly Item[],
  lefts: Map<Item, number>,
  reaches: ReadonlyMap<Item, readonly Reach[]>,
): void {
  let offset = 0;
  const offsets: number[] = [];
  const mates = new Set(row);
  const wanted = row.map((item, index) => {
    offset += gapBefore(row, index, reaches);
    offsets.push(offset);
    const left = wantedLeft(item, mates, lefts, reaches) - offset;
    offset += item.width;
    return left;
  });
  isotonic(wanted).forEach((value, index) => {
    const item = row[index];
    if (item) lefts.set(item, value + (offsets[index] ?? 0));
  });
}

/** Where its cables to other rows would be straight. */
function wantedLeft(
  item: Item,
  mates: ReadonlySet<Item>,
  lefts: ReadonlyMap<Item, number>,
  reaches: ReadonlyMap<Item, readonly Reach[]>,
): number {
  let [sum, count] = [0, 0];
  for (const { to, port, portThere } of reaches.get(item) ?? []) {
    const there = lefts.get(to);
    if (there === undefined || mates.has(to)) continue;
    sum += there + to.width * portThere - item.width * port;
    count += 1;
  }
  return count === 0 ? (lefts.get(item) ?? 0) : sum / count;
}

function rowsToBlock(rows: readonly (readonly Item[])[], lefts: ReadonlyMap<Item, number>): Block {
  const places: Places = new Map();
  const left = Math.min(...lefts.values());
  let [y, width] = [0, 0];
  for (const row of rows) {
    const height = Math.max(...row.map((item) => item.height));
    for (const item of row) {
      const x = snap((lefts.get(item) ?? 0) - left);
      // Cables of the upper row start from one line.
      const down = row === rows[0] ? height - item.height : 0;
      places.set(item.id, [x, y + down]);
      width = Math.max(width, x + item.width);
    }
    y += Math.ceil(height / 10) * 10 + ROW_GAP;
  }
  return { places, width, height: y - ROW_GAP };
}

function snap(value: number): number {
  return Math.round(value / 10) * 10;
}

function stack(bands: readonly Block[]): Block {
  const width = Math.max(...bands.map((band) => band.width));
  const places: Places = new Map();
  let y = 0;
  for (const band of bands) {
    const indent = snap((width - band.width) / 2);
    for (const [id, [x, down]] of band.places) places.set(id, [x + indent, y + down]);
    y += band.height + ROW_GAP;
  }
  return { places, width, height: y - ROW_GAP };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
