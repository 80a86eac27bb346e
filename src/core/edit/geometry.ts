import { kindOf } from '../devices/index.ts';
import {
  type Device,
  isPlugged,
  type Note,
  type Point,
  type Size,
  type Topology,
} from '../model/topology.ts';

/** Of a container of which only the caption is drawn. */
const COLLAPSED: Size = [220, 44];

/** Width and height on the canvas. */
export function sizeOf(device: Device): Size {
  const kind = kindOf(device);
  if (device.collapsed && kind.container) return COLLAPSED;
  return device.size ?? kind.naturalSize?.(device) ?? kind.defaultSize;
}

const NOTE = { letter: 7, line: 18, padding: 20, least: 80, widest: 320 };

/** Of a box, or of a note's text as it is drawn. */
export function noteSizeOf({ text, size }: Note): Size {
  if (size) return size;
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

/** The middle of all that is drawn. */
export function middleOf({ devices, links, notes }: Topology): Point {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const cover = ([x, y]: Point, [width, height]: Size) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const device of devices) if (device.in === undefined) cover(device.at, sizeOf(device));
  for (const note of notes) cover(note.at, noteSizeOf(note));
  for (const end of links.flatMap(({ a, b }) => [a, b])) if (!isPlugged(end)) cover(end.at, [0, 0]);
  return left === Infinity ? [0, 0] : [(left + right) / 2, (top + bottom) / 2];
}
