import type { DeviceId } from '../model/ids.ts';
import type { Device, Point, Topology } from '../model/topology.ts';
import { findDevice } from './change.ts';
import { neighboursOf } from './extend.ts';
import { absolutePosition, sizeOf } from './geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const TOWARDS: Readonly<Record<Direction, Point>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The next device in a direction: one that has a cable to this one, or else
 * one that stands in the same container. Sideways counts twice. Where there is
 * none it goes out to the container, or right and down into it.
 */
export function neighbourTowards(
  topology: Topology,
  id: DeviceId,
  direction: Direction,
): DeviceId | undefined {
  const from = findDevice(topology, id);
  if (!from) return undefined;
  const linked = neighboursOf(topology, id);
  const beside = topology.devices.filter((device) => device.in === from.in && device.id !== id);
  const cabled = topology.devices.filter((device) => linked.has(device.id));
  return (
    nearest(topology, from, cabled, direction) ??
    nearest(topology, from, beside, direction) ??
    (direction === 'left' || direction === 'up' ? from.in : firstIn(topology, id))
  );
}

/** As one reads: rows from the top, each from the left. */
function firstIn(topology: Topology, container: DeviceId): DeviceId | undefined {
  return topology.devices
    .filter((device) => device.in === container)
    .toSorted((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])[0]?.id;
}

function nearest(
  topology: Topology,
  from: Device,
  others: readonly Device[],
  direction: Direction,
): DeviceId | undefined {
  const [x, y] = middle(topology, from);
  const [ux, uy] = TOWARDS[direction];
  let best: { id: DeviceId; way: number } | undefined;
  for (const device of others) {
    const [otherX, otherY] = middle(topology, device);
    const along = (otherX - x) * ux + (otherY - y) * uy;
    const across = Math.abs((otherX - x) * uy) + Math.abs((otherY - y) * ux);
    // Within 45 degrees of the direction.
    if (along <= 0 || across > along) continue;
    const way = along + 2 * across;
    if (!best || way < best.way) best = { id: device.id, way };
  }
  return best?.id;
}

function middle(topology: Topology, device: Device): Point {
  const [x, y] = absolutePosition(topology, device.id);
  const [width, height] = sizeOf(device);
  return [x + width / 2, y + height / 2];
}
