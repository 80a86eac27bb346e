import {
  absolutePosition,
  type Device,
  isPlugged,
  kindOf,
  printTopology,
  sizeOf,
  type Topology,
} from '../../../src/core/index.ts';
import { arrange } from '../../../src/core/arranging.ts';
import { typicalLab } from '../typical.ts';

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One lab, as a drawing and as what a bare React Flow shows of it. */
export interface Drawing {
  readonly size: number;
  readonly text: string;
  readonly devices: readonly Box[];
  /** What the fifty are taken with: a rectangle from outside of everything. */
  readonly marquee: Box;
  readonly fifty: ReadonlySet<string>;
  readonly bare: (selected: ReadonlySet<string>) => string;
}

const SEVERAL = 50;
const OUTSIDE = 30;

export function drawingOf(size: number): Drawing {
  const topology = arrange(typicalLab(size));
  const boxes = topology.devices.map((device) => boxOf(topology, device));
  const hosts = new Set(
    topology.devices.filter((one) => kindOf(one).container).map(({ id }) => id),
  );
  const devices = boxes.filter(({ id }) => !hosts.has(id as never));
  const { marquee, fifty } = take(boxes, hosts as ReadonlySet<string>);
  const edges = topology.links.flatMap(({ id, a, b }) =>
    isPlugged(a) && isPlugged(b) ? [{ id, source: a.device, target: b.device }] : [],
  );
  const bare = (selected: ReadonlySet<string>) =>
    JSON.stringify({
      nodes: topology.devices.map((device, index) => {
        const { x, y, width, height } = boxes[index]!;
        return {
          id: device.id,
          position: { x, y },
          data: { label: device.name },
          style: { width, height },
          zIndex: hosts.has(device.id) ? -1 : 0,
          selected: selected.has(device.id),
        };
      }),
      edges,
    });
  return { size, text: printTopology(topology), devices, marquee, fifty, bare };
}

function boxOf(topology: Topology, device: Device): Box {
  const [x, y] = absolutePosition(topology, device.id);
  const [width, height] = sizeOf(device);
  return { id: device.id, x, y, width, height };
}

/** From the upper left corner on, until there are fifty devices in it. */
function take(boxes: readonly Box[], hosts: ReadonlySet<string>) {
  const x = Math.min(...boxes.map((box) => box.x)) - OUTSIDE;
  const y = Math.min(...boxes.map((box) => box.y)) - OUTSIDE;
  const ends = boxes.filter(({ id }) => hosts.has(id)).map((box) => box.x + box.width);
  const bottom = Math.max(
    ...boxes
      .filter((box) => hosts.has(box.id) && box.y < y + OUTSIDE + 1)
      .map((b) => b.y + b.height),
  );
  for (const end of ends.toSorted((a, b) => a - b)) {
    for (const height of [
      bottom - y,
      ...boxes.map((b) => b.y + b.height - y).toSorted((a, b) => a - b),
    ]) {
      const marquee = { id: '', x, y, width: end + 8 - x, height: height + 8 };
      const inside = boxes.filter((box) => isIn(box, marquee));
      if (inside.filter(({ id }) => !hosts.has(id)).length < SEVERAL) continue;
      return { marquee, fifty: new Set(inside.map(({ id }) => id)) };
    }
  }
  throw new Error('fewer than fifty devices');
}

function isIn(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}
