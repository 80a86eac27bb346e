import { kindOf } from '../devices/index.ts';
import type { Device, Note, Point, Size, Topology } from '../model/topology.ts';

/** Width and height on the canvas. */
export function sizeOf(device: Device): Size {
  const kind = kindOf(device);
  return device.size ?? kind.naturalSize?.(device) ?? kind.defaultSize;
}

const NOTE = { letter: 7, line: 18, padding: 20, least: 80, widest: 320 };

/** Of a note's text as it is drawn. */
export function noteSizeOf({ text }: Note): Size {
  const lines = text.split('\n');
  const longest = Math.max(...lines.map((line) => line.length));
  const width = longest * NOTE.letter + NOTE.padding;
  return [Math.min(NOTE.widest, Math.max(NOTE.least, width)), lines.length * NOTE.line + 14];
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

/** The container at a place of the canvas, the foremost one, but none of `except`. */
export function containerAt(
  topology: Topology,
  [x, y]: Point,
  except?: ReadonlySet<string>,
): Device | undefined {
  return topology.devices.findLast((device) => {
    if (!kindOf(device).container || except?.has(device.id)) return false;
    const [left, top] = absolutePosition(topology, device.id);
    const [width, height] = sizeOf(device);
    return x >= left && x <= left + width && y >= top && y <= top + height;
  });
}
