import { absolutePosition, noteSizeOf, sizeOf } from '../edit/geometry.ts';
import type { Device, Note, Point, Size, Topology } from '../model/topology.ts';

/** Between a box and what it holds; above there is its caption. */
const MARGIN = 20;
const CAPTION = 48;

interface Area {
  readonly at: Point;
  readonly size: Size;
}

/** Puts each box around the devices that it held before. */
export function holdAgain(before: Topology, after: Topology): Topology {
  if (!before.notes.some(({ size }) => size)) return after;
  const held = new Map<string, readonly Device[]>(
    before.notes.map((note) => [note.id, note.size ? heldBy(before, note) : []]),
  );
  const notes = after.notes.map((note): Note => {
    const devices = held.get(note.id) ?? [];
    if (devices.length === 0) return note;
    return { ...note, ...around(devices.map((device) => areaOf(after, device.id))) };
  });
  return { ...after, notes };
}

function heldBy(topology: Topology, note: Note): readonly Device[] {
  const box: Area = { at: note.at, size: noteSizeOf(note) };
  return topology.devices.filter(({ id }) => holds(box, areaOf(topology, id)));
}

function areaOf(topology: Topology, id: string): Area {
  const device = topology.devices.find((one) => one.id === id);
  return { at: absolutePosition(topology, id), size: device ? sizeOf(device) : [0, 0] };
}

function holds(box: Area, { at, size }: Area): boolean {
  return [0, 1].every(
    (axis) =>
      box.at[axis]! <= at[axis]! && at[axis]! + size[axis]! <= box.at[axis]! + box.size[axis]!,
  );
}

function around(areas: readonly Area[]): Area {
  const left = Math.min(...areas.map(({ at }) => at[0])) - MARGIN;
  const top = Math.min(...areas.map(({ at }) => at[1])) - CAPTION;
  const right = Math.max(...areas.map(({ at, size }) => at[0] + size[0])) + MARGIN;
  const bottom = Math.max(...areas.map(({ at, size }) => at[1] + size[1])) + MARGIN;
  return { at: [left, top], size: [right - left, bottom - top] };
}
