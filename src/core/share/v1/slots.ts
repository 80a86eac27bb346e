import type { Point, Size } from '../../model/topology.ts';

/*
 * Where things would stand if nobody had moved them: what positions are told
 * relative to, and where they are put when they were left out of the link. Part
 * of the format of version 1: never change a number.
 */

export interface Placed {
  readonly kind: string;
  /** Index of the device that contains it. */
  readonly in: number | undefined;
  /** How many interfaces it has. */
  readonly ports: number;
}

interface Shape {
  /** From the top: machines, switches, the rest. */
  readonly tier: 0 | 1 | 2;
  readonly size: Size;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  guest: { tier: 0, size: [190, 86] },
  bridge: { tier: 1, size: [280, 46] },
  ovs: { tier: 1, size: [280, 46] },
  nic: { tier: 2, size: [130, 34] },
  namespace: { tier: 2, size: [190, 52] },
};
const OTHER: Shape = { tier: 2, size: [190, 52] };
const PORT_WIDTH = 104;
const EDGE = 30;
const HEAD = 60;
const GAP: Size = [40, 60];
const ROW = 1100;
/** Of what contains others. */
const LEAST: Size = [640, 400];
const HOST_GAP = 80;
const HOST_ROW = 2600;

function shapeOf({ kind, ports }: Placed): Shape {
  const shape = SHAPES[kind] ?? OTHER;
  if (kind !== 'guest') return shape;
  return { tier: 0, size: [Math.max(shape.size[0], 20 + ports * PORT_WIDTH), shape.size[1]] };
}

export interface Slots {
  readonly at: Point[];
  /** Of what contains others, so that they fit. */
  readonly size: Map<number, Size>;
}

/** Places what stands inside something, row by row, tier by tier. */
export function slotsInside(devices: readonly Placed[]): Slots {
  const at: Point[] = devices.map(() => [0, 0]);
  const contents = new Map<number, number[]>();
  devices.forEach((device, i) => {
    if (device.in === undefined) return;
    const list = contents.get(device.in);
    if (list) list.push(i);
    else contents.set(device.in, [i]);
  });
  const size = new Map<number, Size>();
  for (const [container, inside] of contents) {
    let [right, top] = [0, HEAD];
    for (const tier of [0, 1, 2]) {
      let [x, bottom] = [EDGE, top];
      for (const i of inside) {
        const shape = shapeOf(devices[i] as Placed);
        if (shape.tier !== tier) continue;
        if (x > EDGE && x + shape.size[0] > ROW) {
          x = EDGE;
          top = bottom + GAP[1] / 2;
        }
        at[i] = [x, top];
        x += shape.size[0] + GAP[0];
        right = Math.max(right, x - GAP[0]);
        bottom = Math.max(bottom, top + shape.size[1]);
      }
      if (bottom > top) top = bottom + GAP[1];
    }
    size.set(container, [
      Math.max(LEAST[0], right + EDGE),
      Math.max(LEAST[1], top - GAP[1] + EDGE),
    ]);
  }
  return { at, size };
}

/** Places what stands in nothing, in rows; `sizes` are those that were drawn. */
export function slotsOutside(
  devices: readonly Placed[],
  slots: Slots,
  sizes: ReadonlyMap<number, Size>,
): void {
  let [x, top, bottom] = [0, 0, 0];
  devices.forEach((device, i) => {
    if (device.in !== undefined) return;
    const [width, height] = sizes.get(i) ?? slots.size.get(i) ?? shapeOf(device).size;
    if (x > 0 && x + width > HOST_ROW) {
      x = 0;
      top = bottom + HOST_GAP;
    }
    slots.at[i] = [x, top];
    // What was drawn may be anything; a slot is a whole number.
    x += Math.round(Math.min(Math.max(width, 0), HOST_ROW)) + HOST_GAP;
    bottom = Math.max(bottom, top + Math.round(Math.min(Math.max(height, 0), HOST_ROW)));
  });
}
