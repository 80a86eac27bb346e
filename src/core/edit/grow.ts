import { kindOf } from '../devices/index.ts';
import type { Device, Point, Size, Topology } from '../model/topology.ts';
import { sizeOf } from './geometry.ts';
import { unfoldContainers } from './house.ts';

/** Between what stands in a container and its frame; above it is the caption. */
const MARGIN = 16;
const CAPTION = 44;

/**
 * Containers in which something was put, moved or made larger open and grow to hold it.
 * What is dragged out over the top or the left keeps its place on the canvas.
 */
export function growContainers(before: Topology, after: Topology): Topology {
  if (before.devices === after.devices) return after;
  return growOpened(before, unfoldContainers(before, after));
}

function growOpened(before: Topology, after: Topology): Topology {
  const old = new Map(before.devices.map((device) => [device.id, device]));
  const crowded = new Set<string>();
  for (const device of after.devices) {
    if (device.in !== undefined && old.get(device.id) !== device) crowded.add(device.in);
  }
  return crowded.size === 0 ? after : grow(after, crowded);
}

function grow(topology: Topology, crowded: ReadonlySet<string>): Topology {
  const grown = new Map<string, Growth>();
  for (const device of topology.devices) {
    if (!crowded.has(device.id) || !kindOf(device).container || device.collapsed) continue;
    const growth = growthOf(
      device,
      topology.devices.filter((inner) => inner.in === device.id),
    );
    if (growth) grown.set(device.id, growth);
  }
  if (grown.size === 0) return topology;
  const devices = topology.devices.map((device): Device => {
    const own = grown.get(device.id);
    const outer = device.in === undefined ? undefined : grown.get(device.in);
    const [left, top] = own?.shift ?? [0, 0];
    const [x, y] = outer?.shift ?? [0, 0];
    if (!own && x === 0 && y === 0) return device;
    const at: Point = [device.at[0] - left + x, device.at[1] - top + y];
    return { ...device, at, ...(own ? { size: own.size } : {}) };
  });
  return { ...topology, devices };
}

interface Growth {
  /** To the left and upwards. */
  readonly shift: Point;
  readonly size: Size;
}

function growthOf(container: Device, contents: readonly Device[]): Growth | undefined {
  const [width, height] = sizeOf(container);
  let [left, top, right, bottom] = [0, 0, width, height];
  for (const device of contents) {
    const [x, y] = device.at;
    const [w, h] = sizeOf(device);
    // Where it stood close to the frame before, it may stay: only what sticks out makes room.
    if (x < 0) left = Math.min(left, x - MARGIN);
    if (y < 0) top = Math.min(top, y - CAPTION);
    if (x + w > width) right = Math.max(right, x + w + MARGIN);
    if (y + h > height) bottom = Math.max(bottom, y + h + MARGIN);
  }
  if (left === 0 && top === 0 && right === width && bottom === height) return undefined;
  return { shift: [-left, -top], size: [right - left, bottom - top] };
}
