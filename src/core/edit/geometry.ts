import { kindOf } from '../devices/index.ts';
import type { Device, Point, Size, Topology } from '../model/topology.ts';

/** Width and height on the canvas. */
export function sizeOf(device: Device): Size {
  const kind = kindOf(device);
  return device.size ?? kind.naturalSize?.(device) ?? kind.defaultSize;
}

/** Where a device stands on the canvas, whatever contains it. */
export function absolutePosition(topology: Topology, id: string): Point {
  let [x, y] = [0, 0];
  let current = topology.devices.find((device) => device.id === id);
  for (let depth = 0; current && depth < 8; depth++) {
    x += current.at[0];
    y += current.at[1];
    const container: string | undefined = current.in;
    current =
      container === undefined
        ? undefined
        : topology.devices.find((device) => device.id === container);
  }
  return [x, y];
}
