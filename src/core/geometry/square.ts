import type { Anchor, Curve } from './curve.ts';
import { round } from './curve.ts';
import type { CableStyle, Ends } from './route.ts';

type Spot = readonly [x: number, y: number];

/** Between cables that run side by side, where there is room. */
const LANE = 12;
/** From a box to the first lane. */
const MARGIN = 14;
const RADIUS = 8;

/**
 * Cables with right angles only: out of one side, across, into the other. What runs across in the
 * same channel gets lanes, so that no two cables lie on each other and few cross.
 */
export const square: CableStyle = (cables) => {
  const turns = new Map<Ends, number>();
  const channels = new Map<string, Run[]>();
  for (const ends of cables) {
    const run = runOf(ends);
    if (run.from === run.to) continue;
    const channel = channels.get(run.channel);
    if (channel) channel.push(run);
    else channels.set(run.channel, [run]);
  }
  for (const runs of channels.values()) assignLanes(runs, turns);
  return cables.map((ends) => through(corners(ends, turns.get(ends))));
};

/** The part of a cable that runs across its channel. */
interface Run {
  readonly ends: Ends;
  readonly channel: string;
  /** The channel's borders, along the way that cables leave. */
  readonly near: number;
  readonly far: number;
  /** Where it enters the channel, and where it leaves it, across. */
  readonly from: number;
  readonly to: number;
}

function isUpright({ leaves }: Anchor): boolean {
  return leaves === 'top' || leaves === 'bottom';
}

function runOf(ends: Ends): Run {
  const { a, b } = ends;
  const upright = isUpright(a);
  const [alongA, alongB] = upright ? [a.y, b.y] : [a.x, b.x];
  const [acrossA, acrossB] = upright ? [a.x, b.x] : [a.y, b.y];
  const back = a.leaves === b.leaves;
  const first = alongA <= alongB;
  const near = round(back ? outermost(a, alongA, alongB) : Math.min(alongA, alongB));
  const far = round(back ? near : Math.max(alongA, alongB));
  return {
    ends,
    channel: `${back ? a.leaves : upright} ${near} ${far}`,
    near,
    far,
    from: round(first ? acrossA : acrossB),
    to: round(first ? acrossB : acrossA),
  };
}

function outermost({ leaves }: Anchor, a: number, b: number): number {
  return leaves === 'bottom' || leaves === 'right' ? Math.max(a, b) : Math.min(a, b);
}

/** Of those that go the same way, the one that enters last turns first: so they do not cross. */
function assignLanes(runs: Run[], turns: Map<Ends, number>): void {
  const right = runs.filter(({ from, to }) => to > from).sort((a, b) => b.from - a.from);
  const left = runs.filter(({ from, to }) => to < from).sort((a, b) => a.from - b.from);
  const lanes: { readonly run: Run; readonly lane: number }[] = [];
  for (const run of [...right, ...left]) {
    const beside = lanes.filter((other) => overlap(other.run, run));
    const alike = beside.filter(({ run: other }) => other.to > other.from === run.to > run.from);
    let lane = Math.max(-1, ...alike.map((other) => other.lane)) + 1;
    while (beside.some((other) => other.lane === lane)) lane += 1;
    lanes.push({ run, lane });
  }
  const count = Math.max(...lanes.map(({ lane }) => lane)) + 1;
  for (const { run, lane } of lanes) {
    const { near, far, ends } = run;
    if (near === far) {
      const away = MARGIN + LANE * (count - lane);
      const forward = ends.a.leaves === 'bottom' || ends.a.leaves === 'right';
      turns.set(ends, near + (forward ? away : -away));
      continue;
    }
    const room = Math.max(0, far - near - 2 * MARGIN);
    const step = Math.min(LANE, room / Math.max(1, count - 1));
    turns.set(ends, (near + far) / 2 + step * (lane - (count - 1) / 2));
  }
}

function overlap(a: Run, b: Run): boolean {
  const [fromA, toA] = [Math.min(a.from, a.to), Math.max(a.from, a.to)];
  const [fromB, toB] = [Math.min(b.from, b.to), Math.max(b.from, b.to)];
  return fromA <= toB && fromB <= toA;
}

function corners({ a, b }: Ends, turn: number | undefined): readonly Spot[] {
  const [from, to]: [Spot, Spot] = [
    [a.x, a.y],
    [b.x, b.y],
  ];
  if (turn === undefined) return [from, to];
  return isUpright(a) ? [from, [a.x, turn], [b.x, turn], to] : [from, [turn, a.y], [turn, b.y], to];
}

/** A line through corners that are rounded off. */
function through(spots: readonly Spot[]): Curve {
  const lengths = spots.slice(1).map((spot, index) => distance(spots[index] ?? spot, spot));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let path = '';
  spots.forEach((spot, index) => {
    const [before, after] = [spots[index - 1], spots[index + 1]];
    if (!before) path += `M${print(spot)}`;
    else if (!after) path += `L${print(spot)}`;
    else {
      const radius = Math.min(RADIUS, (lengths[index - 1] ?? 0) / 2, (lengths[index] ?? 0) / 2);
      path += `L${print(towards(spot, before, radius))}Q${print(spot)} ${print(towards(spot, after, radius))}`;
    }
  });
  const at = (t: number) => {
    let rest = t * total;
    for (const [index, length] of lengths.entries()) {
      const [from, to] = [spots[index], spots[index + 1]];
      if (from && to && (rest <= length || index === lengths.length - 1)) {
        const [x, y] = towards(from, to, rest);
        return { x, y };
      }
      rest -= length;
    }
    return { x: spots[0]?.[0] ?? 0, y: spots[0]?.[1] ?? 0 };
  };
  return { path, at };
}

function distance([ax, ay]: Spot, [bx, by]: Spot): number {
  return Math.hypot(bx - ax, by - ay);
}

function towards(from: Spot, to: Spot, length: number): Spot {
  const share = length / (distance(from, to) || 1);
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function print([x, y]: Spot): string {
  return `${round(x)} ${round(y)}`;
}
