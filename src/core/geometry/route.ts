import { contains, facings, middleOf } from './box.ts';
import type { Box, Facing } from './box.ts';
import { curveBetween, round } from './curve.ts';
import type { Anchor, Curve } from './curve.ts';
import { createDetours } from './detour.ts';
import { spread } from './spread.ts';

/** One end of a cable, as far as drawing it goes. */
export interface Stop {
  /** Of the device; without size where the end hangs loose. */
  readonly box: Box;
  /** Absent where the end hangs loose. */
  readonly device?: string;
  /** From the box's left, where the device shows this port at a fixed place. */
  readonly portX?: number;
}

export interface Wire {
  readonly id: string;
  readonly a: Stop;
  readonly b: Stop;
}

export interface Route {
  readonly id: string;
  readonly a: Anchor;
  readonly b: Anchor;
  readonly curve: Curve;
}

/** A cable between two boxes, before it is known how it runs. */
export interface Ends {
  readonly a: Anchor;
  readonly b: Anchor;
}

/** How cables run from end to end; all at once, for they may have to make room for each other. */
export type CableStyle = (cables: readonly Ends[]) => readonly Curve[];

/** Each by itself, bent. */
export const curved: CableStyle = (cables) => cables.map(({ a, b }) => curveBetween(a, b));

interface End {
  readonly wire: Wire;
  readonly stop: Stop;
  readonly side: Facing;
  /** Of all ends on this side of the device. */
  readonly key: string;
  /** A container's end of a cable that goes to its inside. */
  readonly inward: boolean;
  /** Along the side. */
  wanted: number;
  /** Where the other end is, to keep neighbours from crossing. */
  far: number;
  place: number;
}

/** Between cables on one side of a box. */
const PORT_GAP = 24;
const CORNER = 20;

const OPPOSITE: Readonly<Record<Facing, Facing>> = {
  top: 'bottom',
  right: 'left',
  bottom: 'top',
  left: 'right',
};

/** Where each cable runs: from facing side to facing side, without two ends in one place, and around obstacles. */
export function routeAll(
  wires: readonly Wire[],
  style: CableStyle = curved,
  obstacles: readonly Box[] = [],
): readonly Route[] {
  return createRouter()(wires, style, obstacles, false);
}

/** A cable and where it ran the last time. */
interface Run {
  readonly wire: Wire;
  readonly pair: readonly [End, End];
  route: Route | undefined;
}

/**
 * Routes again and again. While something is on its way, cables that nothing has happened to keep
 * their routes: only what hangs on the moved devices, and what shares a side with that, is led anew.
 */
export function createRouter(): (
  wires: readonly Wire[],
  style: CableStyle,
  obstacles: readonly Box[],
  moving: boolean,
) => readonly Route[] {
  let before = new Map<string, Run>();
  let styleBefore: CableStyle | undefined;
  return (wires, style, obstacles, moving) => {
    const detour = createDetours(obstacles);
    const kept = moving && style === styleBefore ? before : new Map<string, Run>();
    const touched = new Set<string>();
    const runs = wires.map((wire): Run => {
      const known = kept.get(wire.id);
      if (known && isSameWire(known.wire, wire)) return known;
      const pair = endsOf(wire, detour);
      for (const { key } of [...pair, ...(known?.pair ?? [])]) touched.add(key);
      return { wire, pair, route: undefined };
    });
    for (const group of sidesOf(runs, touched)) settle(group);
    const ends = runs.map(({ pair: [a, b], route }) => {
      const now = { a: anchorOf(a), b: anchorOf(b) };
      return route && isSameAnchor(route.a, now.a) && isSameAnchor(route.b, now.b) ? route : now;
    });
    const curves = style === curved ? undefined : style(ends);
    runs.forEach((run, index) => {
      const end = ends[index];
      if (!end || (run.route === end && !curves)) return;
      const curve = curves?.[index] ?? curveBetween(end.a, end.b);
      if (run.route === end && run.route.curve.path === curve.path) return;
      run.route = { id: run.wire.id, a: end.a, b: end.b, curve };
    });
    before = new Map(runs.map((run) => [run.wire.id, run]));
    styleBefore = style;
    return runs.flatMap(({ route }) => route ?? []);
  };
}

/** The ends on each side of a device that something has happened to. */
function sidesOf(runs: readonly Run[], touched: ReadonlySet<string>): Iterable<End[]> {
  const sides = new Map<string, End[]>();
  for (const { pair } of runs) {
    for (const end of pair) {
      if (!touched.has(end.key) || end.stop.device === undefined || isFixed(end)) continue;
      const group = sides.get(end.key);
      if (group) group.push(end);
      else sides.set(end.key, [end]);
    }
  }
  return sides.values();
}

function isSameWire(one: Wire, other: Wire): boolean {
  return isSameStop(one.a, other.a) && isSameStop(one.b, other.b);
}

function isSameStop(one: Stop, other: Stop): boolean {
  return (
    one.device === other.device &&
    one.portX === other.portX &&
    one.box.x === other.box.x &&
    one.box.y === other.box.y &&
    one.box.width === other.box.width &&
    one.box.height === other.box.height
  );
}

function isSameAnchor(one: Anchor, other: Anchor): boolean {
  return one.x === other.x && one.y === other.y && one.leaves === other.leaves;
}

function endsOf(wire: Wire, detour: ReturnType<typeof createDetours>): readonly [End, End] {
  const ported = wire.a.portX !== undefined || wire.b.portX !== undefined;
  const facing = facings(wire.a.box, wire.b.box, ported);
  const [sideA, sideB] = isVertical(facing[0])
    ? facing
    : (detour(wire.a.box, wire.b.box) ?? facing);
  const a = endOf(wire, wire.a, sideA, wire.b);
  const b = endOf(wire, wire.b, sideB, wire.a);
  const naturalA = natural(a);
  const naturalB = natural(b);
  const shared = isFixed(a) || isFixed(b) ? undefined : sharedMiddle(a, b);
  a.wanted = isFixed(a) ? naturalA : within(a, shared ?? (sameAxis(a, b) ? naturalB : naturalA));
  b.wanted = isFixed(b) ? naturalB : within(b, shared ?? (sameAxis(a, b) ? a.wanted : naturalB));
  if (shared === undefined && !isFixed(a) && sameAxis(a, b)) a.wanted = within(a, b.wanted);
  a.far = alongOf(b.stop.box, a.side);
  b.far = alongOf(a.stop.box, b.side);
  a.place = a.wanted;
  b.place = b.wanted;
  return [a, b];
}

function endOf(wire: Wire, stop: Stop, side: Facing, other: Stop): End {
  const inward = contains(stop.box, other.box) && !contains(other.box, stop.box);
  const key = `${stop.device ?? ''} ${side}`;
  return { wire, stop, side, key, inward, wanted: 0, far: 0, place: 0 };
}

function isVertical(side: Facing): boolean {
  return side === 'top' || side === 'bottom';
}

function sameAxis(a: End, b: End): boolean {
  return isVertical(a.side) === isVertical(b.side);
}

function isFixed(end: End): boolean {
  return end.stop.device === undefined || (end.stop.portX !== undefined && isVertical(end.side));
}

function natural(end: End): number {
  const { box, portX } = end.stop;
  return isVertical(end.side) && portX !== undefined ? box.x + portX : alongOf(box, end.side);
}

function alongOf(box: Box, side: Facing): number {
  const middle = middleOf(box);
  return isVertical(side) ? middle.x : middle.y;
}

function rangeOf(end: End): readonly [number, number] {
  const { box } = end.stop;
  const [start, length] = isVertical(end.side) ? [box.x, box.width] : [box.y, box.height];
  const corner = Math.min(CORNER, length / 4);
  return [start + corner, start + length - corner];
}

function within(end: End, place: number): number {
  const [from, to] = rangeOf(end);
  return Math.max(from, Math.min(to, place));
}

/** The middle of what two facing sides have in common: a straight cable. */
function sharedMiddle(a: End, b: End): number | undefined {
  if (!sameAxis(a, b)) return undefined;
  const [fromA, toA] = rangeOf(a);
  const [fromB, toB] = rangeOf(b);
  const from = Math.max(fromA, fromB);
  const to = Math.min(toA, toB);
  return from <= to ? (from + to) / 2 : undefined;
}

function settle(group: End[]): void {
  group.sort((a, b) => a.wanted - b.wanted || a.far - b.far || (a.wire.id < b.wire.id ? -1 : 1));
  const first = group[0];
  if (!first) return;
  const [from, to] = rangeOf(first);
  const places = spread(
    group.map((end) => end.wanted),
    from,
    to,
    PORT_GAP,
  );
  group.forEach((end, index) => {
    end.place = places[index] ?? end.wanted;
  });
}

function anchorOf(end: End): Anchor {
  const { box } = end.stop;
  const leaves = end.inward ? OPPOSITE[end.side] : end.side;
  const place = round(end.place);
  switch (end.side) {
    case 'top':
      return { x: place, y: box.y, leaves };
    case 'bottom':
      return { x: place, y: box.y + box.height, leaves };
    case 'left':
      return { x: box.x, y: place, leaves };
    case 'right':
      return { x: box.x + box.width, y: place, leaves };
  }
}
