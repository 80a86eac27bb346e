import { kindOf } from '../devices/index.ts';
import { absolutePosition, noteSizeOf, sizeOf } from '../edit/geometry.ts';
import { type Device, isPlugged, type LinkEnd } from '../model/topology.ts';
import type { Note, Topology } from '../model/topology.ts';
import { compareText } from '../util/compare.ts';

/** What stands in one container, or in none, and the cables that stay in there. */
export interface Group {
  readonly devices: Device[];
  readonly cables: Cable[];
  readonly notes: Note[];
}

/** A cable between two members of a group; an end may be on something inside a member. */
export interface Cable {
  readonly link: string;
  readonly a: CableEnd;
  readonly b: CableEnd;
}

export interface CableEnd {
  /** A device of the group; absent where the end hangs loose. */
  readonly member?: string;
  /** A fraction of the member's width. */
  readonly port: number;
}

export const OUTSIDE = '';
const MIDDLE = 0.5;

/** What a loose end is called among the members of a group. */
export function plugId(link: string, side: 'a' | 'b'): string {
  return `${link}:${side}`;
}

/** Divides a drawing by what contains what: each container is arranged by itself. */
export function groupsOf(topology: Topology): ReadonlyMap<string, Group> {
  const empty = (): Group => ({ devices: [], cables: [], notes: [] });
  const devices = new Map<string, Device>(topology.devices.map((device) => [device.id, device]));
  const containers = topology.devices.filter((device) => kindOf(device).container);
  const groups = new Map(
    [...containers.map(({ id }): string => id), OUTSIDE].map((id) => [id, empty()]),
  );
  const homeOf = (device: Device): string =>
    device.in !== undefined && !kindOf(device).container && groups.has(device.in)
      ? device.in
      : OUTSIDE;
  for (const device of topology.devices) groups.get(homeOf(device))?.devices.push(device);
  for (const note of topology.notes) {
    const around = containers.find((container) => covers(topology, container, note));
    groups.get(around?.id ?? OUTSIDE)?.notes.push(note);
  }
  for (const { id, a, b } of topology.links.toSorted((x, y) => compareText(x.id, y.id))) {
    const [deviceA, deviceB] = [a, b].map((end) =>
      isPlugged(end) ? devices.get(end.device) : undefined,
    );
    if ((isPlugged(a) && !deviceA) || (isPlugged(b) && !deviceB)) continue;
    const homes = [deviceA, deviceB].flatMap((device) => (device ? [homeOf(device)] : []));
    const home = homes.every((one) => one === homes[0]) ? (homes[0] ?? OUTSIDE) : OUTSIDE;
    const [endA, endB] = [endIn(home, deviceA, a), endIn(home, deviceB, b)];
    // A cable between a container and what is in it goes to the container's own stack.
    if (endA.member === endB.member && endA.member !== undefined) continue;
    groups.get(home)?.cables.push({ link: id, a: endA, b: endB });
  }
  return groups;

  function endIn(home: string, device: Device | undefined, end: LinkEnd): CableEnd {
    if (!device) return { port: MIDDLE };
    const own = homeOf(device);
    return own === home
      ? { member: device.id, port: portOf(device, end) }
      : { member: own, port: MIDDLE };
  }
}

function covers(topology: Topology, container: Device, note: Note): boolean {
  const [left, top] = absolutePosition(topology, container.id);
  const [width, height] = sizeOf(container);
  const [noteWidth, noteHeight] = noteSizeOf(note);
  const [x, y] = [note.at[0] + noteWidth / 2 - left, note.at[1] + noteHeight / 2 - top];
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

/** Network cards stand along the lower edge of a guest, in their order. */
function portOf(device: Device, end: LinkEnd): number {
  const key = kindOf(device).ports;
  const ports = key === 'nics' ? device[key] : undefined;
  if (!isPlugged(end) || !Array.isArray(ports)) return MIDDLE;
  const index = (ports as readonly { id: string }[]).findIndex(({ id }) => id === end.port);
  return index < 0 ? MIDDLE : (index + 0.5) / ports.length;
}
