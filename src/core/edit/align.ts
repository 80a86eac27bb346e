import type { Device, Note, Point, Topology } from '../model/topology.ts';
import { move } from './devices.ts';
import { noteSizeOf, sizeOf } from './geometry.ts';

/** To which side of all of them, or to the middle between two sides. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

interface Span {
  readonly id: string;
  readonly at: Point;
  /** Along the axis, from the container's corner. */
  readonly from: number;
  readonly length: number;
}

const FACTORS: Readonly<Record<Alignment, number>> = {
  left: 0,
  centre: 0.5,
  right: 1,
  top: 0,
  middle: 0.5,
  bottom: 1,
};

/** Brings devices and notes to one line. Those of each container by themselves: none leaves its own. */
export function align(
  topology: Topology,
  ids: ReadonlySet<string>,
  alignment: Alignment,
): Topology {
  const axis = ['left', 'centre', 'right'].includes(alignment) ? 'horizontal' : 'vertical';
  const factor = FACTORS[alignment];
  return shift(topology, ids, axis, 2, (spans) => {
    const from = Math.min(...spans.map((span) => span.from));
    const to = Math.max(...spans.map((span) => span.from + span.length));
    return spans.map(({ length }) => from + (to - from - length) * factor);
  });
}

/** Makes the gaps between three or more the same; the outermost stay. */
export function distribute(topology: Topology, ids: ReadonlySet<string>, axis: Axis): Topology {
  return shift(topology, ids, axis, 3, (spans) => {
    const order = spans.toSorted((a, b) => a.from + a.length / 2 - b.from - b.length / 2);
    const [first, last] = [order[0], order.at(-1)];
    if (!first || !last) return [];
    const taken = order.reduce((sum, { length }) => sum + length, 0);
    const gap = (last.from + last.length - first.from - taken) / (order.length - 1);
    const places = new Map<string, number>();
    let place = first.from;
    for (const { id, length } of order) {
      places.set(id, place);
      place += length + gap;
    }
    return spans.map(({ id, from }) => places.get(id) ?? from);
  });
}

function shift(
  topology: Topology,
  ids: ReadonlySet<string>,
  axis: Axis,
  least: number,
  placesOf: (spans: readonly Span[]) => readonly number[],
): Topology {
  const moves = new Map<string, Point>();
  for (const spans of spansOf(topology, ids, axis)) {
    if (spans.length < least) continue;
    const places = placesOf(spans);
    spans.forEach(({ id, at: [x, y], from }, index) => {
      const place = Math.round(places[index] ?? from);
      const next: Point = axis === 'horizontal' ? [place, y] : [x, place];
      if (next[0] !== x || next[1] !== y) moves.set(id, next);
    });
  }
  return moves.size === 0 ? topology : move(topology, moves);
}

/** By container; what stands in a container that is moved itself goes with that. */
function spansOf(topology: Topology, ids: ReadonlySet<string>, axis: Axis): Iterable<Span[]> {
  const groups = new Map<string | undefined, Span[]>();
  const add = (
    thing: Device | Note,
    container: string | undefined,
    [width, height]: readonly [number, number],
  ) => {
    if (!ids.has(thing.id) || (container !== undefined && ids.has(container))) return;
    const [from, length] = axis === 'horizontal' ? [thing.at[0], width] : [thing.at[1], height];
    const spans = groups.get(container) ?? [];
    spans.push({ id: thing.id, at: thing.at, from, length });
    groups.set(container, spans);
  };
  for (const device of topology.devices) add(device, device.in, sizeOf(device));
  for (const note of topology.notes) add(note, undefined, noteSizeOf(note));
  return groups.values();
}
