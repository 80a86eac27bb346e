import { absolutePosition, isPlugged, sizeOf, type Topology } from '../../src/core/index.ts';

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Cable {
  readonly ends: readonly [Box, Box];
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export interface Tangle {
  /** Pairs of cables that cross, for each cable. */
  readonly crossings: number;
  /** Devices that lie on a cable of others, for each cable. */
  readonly passed: number;
  /** Pairs of devices that overlap. */
  readonly overlaps: number;
}

/** How tangled a drawing is, with its cables as straight lines from middle to middle. */
export function tangleOf(topology: Topology): Tangle {
  const boxes = new Map<string, Box>();
  for (const device of topology.devices) {
    if (device.kind === 'host') continue;
    const [x, y] = absolutePosition(topology, device.id);
    const [width, height] = sizeOf(device);
    boxes.set(device.id, { id: device.id, x, y, width, height });
  }
  const cables = topology.links.flatMap(({ a, b }): Cable[] => {
    const [from, to] = [a, b].map((end) => (isPlugged(end) ? boxes.get(end.device) : undefined));
    return from && to ? [{ ends: [from, to], from: middle(from), to: middle(to) }] : [];
  });
  let [crossings, passed, overlaps] = [0, 0, 0];
  cables.forEach((one, index) => {
    for (const other of cables.slice(index + 1)) {
      if (!one.ends.some((end) => other.ends.includes(end)) && cross(one, other)) crossings += 1;
    }
    for (const box of boxes.values()) if (!one.ends.includes(box) && passes(one, box)) passed += 1;
  });
  const all = [...boxes.values()];
  all.forEach((one, index) => {
    for (const other of all.slice(index + 1)) if (touch(one, other)) overlaps += 1;
  });
  return { crossings: crossings / cables.length, passed: passed / cables.length, overlaps };
}

function middle({ x, y, width, height }: Box): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}

type Point = readonly [number, number];

function side([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function cross(one: Cable, other: Cable): boolean {
  return meet(one.from, one.to, other.from, other.to);
}

function passes({ from, to }: Cable, { x, y, width, height }: Box): boolean {
  const [left, top, right, bottom] = [x, y, x + width, y + height];
  return (
    meet(from, to, [left, top], [right, bottom]) || meet(from, to, [left, bottom], [right, top])
  );
}

function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
