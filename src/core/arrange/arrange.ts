import { type Device, type Link, type LinkEnd, isPlugged } from '../model/topology.ts';
import type { Point, Size, Topology } from '../model/topology.ts';
import { blockOf, PLUG } from './group-block.ts';
import { groupsOf, OUTSIDE, plugId } from './groups.ts';
import { holdAgain } from './hold-again.ts';

/** Around what stands in a container; above it there is the container's own line. */
const PADDING = { top: 80, side: 40, bottom: 40 };
const LEAST: Size = [220, 120];
const GRID = 20;
/** Between things that have no cable between them, and between containers. */
const GAP = 40;
const HOST_GAP = 80;

/** Where everything shall stand; plain data, for it is found in a worker. */
export interface Arrangement {
  /** Of each device, loose plug and note in its container. */
  readonly places: ReadonlyMap<string, Point>;
  /** Of containers. */
  readonly sizes: ReadonlyMap<string, Size>;
  /** The container of each, or none. */
  readonly homes: ReadonlyMap<string, string>;
}

/**
 * Finds a place for every device, note and loose plug in its container, and for every container the
 * size of what is in it. The same wherever the devices stood before.
 * `onContainer` is told how many containers are done.
 */
export function findPlaces(
  topology: Topology,
  onContainer: (done: number, all: number) => void = () => {},
): Arrangement {
  const groups = groupsOf(topology);
  const places = new Map<string, Point>();
  const sizes = new Map<string, Size>();
  const homes = new Map<string, string>();
  const containers = [...groups.keys()].filter((id) => id !== OUTSIDE);
  for (const [index, id] of [...containers, OUTSIDE].entries()) {
    const group = groups.get(id);
    if (!group) continue;
    const block = blockOf(group, sizes, id === OUTSIDE ? HOST_GAP : GAP);
    const [left, top] = id === OUTSIDE ? [0, 0] : [PADDING.side, PADDING.top];
    for (const [item, [x, y]] of block.places) {
      places.set(item, [left + x, top + y]);
      homes.set(item, id);
    }
    if (id === OUTSIDE) continue;
    if (block.places.size > 0) sizes.set(id, sizeAround(block));
    onContainer(index + 1, containers.length);
  }
  return { places, sizes, homes };
}

function sizeAround({ width, height }: { width: number; height: number }): Size {
  const whole = (length: number) => Math.ceil(length / GRID) * GRID;
  return [
    Math.max(LEAST[0], whole(width) + 2 * PADDING.side),
    Math.max(LEAST[1], whole(height) + PADDING.top + PADDING.bottom),
  ];
}

/** Puts everything in its place; what stands there already keeps identity. */
export function arrange(
  topology: Topology,
  { places, sizes, homes }: Arrangement = findPlaces(topology),
): Topology {
  const devices = topology.devices.map((device): Device => {
    const at = (device.locked ? undefined : places.get(device.id)) ?? device.at;
    const size = sizes.get(device.id) ?? device.size;
    if (isSame(at, device.at) && isSame(size, device.size)) return device;
    return { ...device, at, ...(size ? { size } : {}) };
  });
  /** From the canvas's origin: containers do not stand in others. */
  const onCanvas = (id: string): Point | undefined => {
    const at = places.get(id);
    const [x, y] = places.get(homes.get(id) ?? OUTSIDE) ?? [0, 0];
    return at && [x + at[0], y + at[1]];
  };
  const plugged = (link: Link, side: 'a' | 'b'): LinkEnd => {
    const at = isPlugged(link[side]) ? undefined : onCanvas(plugId(link.id, side));
    return at ? { at: [at[0] + PLUG / 2, at[1] + PLUG / 2] } : link[side];
  };
  const links = topology.links.map((link): Link => {
    const [a, b] = [plugged(link, 'a'), plugged(link, 'b')];
    return a === link.a && b === link.b ? link : { ...link, a, b };
  });
  const notes = topology.notes.map((note) => ({
    ...note,
    at: (note.locked ? undefined : onCanvas(note.id)) ?? note.at,
  }));
  return holdAgain(topology, { ...topology, devices, links, notes });
}

function isSame(one: Point | Size | undefined, other: Point | Size | undefined): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}
