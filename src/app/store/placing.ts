import {
  absolutePosition,
  addLooseLink,
  addNote,
  containerAt,
  deviceKinds,
  hiddenIn,
  isDeviceKind,
  isLinkKind,
  isPlugged,
  kindOf,
  linkKinds,
  placeDevice,
  setFlag,
  msg,
  sizeOf,
} from '../../core/index.ts';
import type { Device, Point, Size, Topology } from '../../core/index.ts';
import { edit, reveal, useStore } from './store.ts';
import { viewport } from './viewport.ts';

/** What the palette offers: a kind of device, a kind of loose cable, or a note. */
export type PaletteItem =
  | { readonly device: string }
  | { readonly link: string }
  | { readonly note: 'text' | 'box' };

/** The type of the palette's drag data: JSON of a `PaletteItem`. */
export const PALETTE_TYPE = 'application/x-vethloom';

const LOOSE_LENGTH = 140;
/** Of a loose cable's plugs. */
const LOOSE_HEIGHT = 24;
/** Of a new text, about. */
const NOTE: Size = [80, 32];
/** Of a new box. */
const BOX: Size = [280, 180];
/** Around what is added from the palette by a key or a click. */
const ELBOW_ROOM = 12;

/** Adds a device or a loose cable in the middle of what is seen; a device into the host there. */
export function addFromPalette(item: PaletteItem): void {
  const centre = viewport()?.centre() ?? [0, 0];
  const host = hostFor(item, centre);
  if (!host) {
    addAt(item, freePlace(item, centre));
    return;
  }
  addAt(item, freePlace(item, centre, host) ?? below(host, sizeFor(item), centre), host);
  const [added] = useStore.getState().selection;
  if (added !== undefined) reveal(added);
}

/** Adds it with its middle at this place of the canvas. */
export function addAt(item: PaletteItem, middle: Point, host?: Device): void {
  if ('link' in item) {
    addCable(item.link, middle);
    return;
  }
  if ('note' in item) {
    addNoteAt(item.note, middle);
    return;
  }
  if (!isDeviceKind(item.device)) return;
  const kind = deviceKinds[item.device];
  const added = placeDevice(useStore.getState().topology, item.device, middle, host);
  const closed = hiddenIn(added.topology).get(added.id);
  const open = (topology: Topology) =>
    closed ? setFlag(topology, new Set([closed]), 'collapsed', false) : topology;
  edit(msg`Add ${kind.title}`, () => open(added.topology), { select: [added.id] });
}

function addNoteAt(kind: 'text' | 'box', [x, y]: Point): void {
  const { topology, texts } = useStore.getState();
  const at: Point = [Math.round(x - BOX[0] / 2), Math.round(y - BOX[1] / 2)];
  const { note, box } = texts.palette;
  const added = addNote(
    topology,
    kind === 'box'
      ? { text: box, at, size: BOX }
      : { text: note, at: [Math.round(x), Math.round(y)] },
  );
  edit(kind === 'box' ? msg`Add a box` : msg`Add a note`, () => added.topology, {
    select: [added.id],
  });
}

/** The host that is looked at, or the only one there is. */
function hostFor(item: PaletteItem, centre: Point): Device | undefined {
  if (!('device' in item) || !isDeviceKind(item.device)) return undefined;
  if (deviceKinds[item.device].container) return undefined;
  const { topology } = useStore.getState();
  const hosts = topology.devices.filter((one) => kindOf(one).container && !one.collapsed);
  const under = containerAt(topology, centre);
  return hosts.find((host) => host === under) ?? (hosts.length === 1 ? hosts[0] : undefined);
}

function addCable(kind: string, [x, y]: Point): void {
  if (!isLinkKind(kind)) return;
  const { topology } = useStore.getState();
  const half = LOOSE_LENGTH / 2;
  const added = addLooseLink(topology, kind, [x - half, y], [x + half, y]);
  edit(msg`Add ${linkKinds[kind].title}`, () => added.topology, { select: [added.id] });
}

function sizeFor(item: PaletteItem): Size {
  if ('note' in item) return item.note === 'box' ? BOX : NOTE;
  if ('link' in item) return [LOOSE_LENGTH + LOOSE_HEIGHT, LOOSE_HEIGHT];
  return isDeviceKind(item.device) ? deviceKinds[item.device].defaultSize : [0, 0];
}

interface Area {
  readonly at: Point;
  readonly size: Size;
}

function areaOf(device: Device): Area {
  const { topology } = useStore.getState();
  return { at: absolutePosition(topology, device.id), size: sizeOf(device) };
}

/** Steps aside so that what is added does not hide what is there; in a host, which grows, its middle stays inside. */
function freePlace(item: PaletteItem, centre: Point): Point;
function freePlace(item: PaletteItem, centre: Point, host: Device): Point | undefined;
function freePlace(item: PaletteItem, [x, y]: Point, host?: Device): Point | undefined {
  const [width, height] = sizeFor(item);
  const { devices, links } = useStore.getState().topology;
  const ends = links.flatMap(({ a, b }) => [a, b].flatMap((end) => (isPlugged(end) ? [] : [end])));
  const taken: readonly Area[] = [
    // Cables and what is in a host lie on one; nothing else lies across its border.
    ...devices
      .filter((device) => !(host || !('device' in item)) || !kindOf(device).container)
      .map(areaOf),
    ...ends.map(({ at }) => ({ at, size: [0, 0] as const })),
  ];
  const covered = (middle: Point) =>
    taken.some(
      ({ at, size }) =>
        Math.abs(middle[0] - at[0] - size[0] / 2) < (width + size[0]) / 2 + ELBOW_ROOM &&
        Math.abs(middle[1] - at[1] - size[1] / 2) < (height + size[1]) / 2 + ELBOW_ROOM,
    );
  const room = host && areaOf(host);
  for (let ring = 0; ring < 24; ring += 1) {
    for (const [dx, dy] of ring === 0 ? [[0, 0] as const] : ringOf(ring)) {
      const middle: Point = [x + dx * 40, y + dy * 40];
      if ((!room || holds(room, middle)) && !covered(middle)) return middle;
    }
  }
  return host ? undefined : [x, y];
}

function holds({ at, size }: Area, [x, y]: Point): boolean {
  return x > at[0] && x < at[0] + size[0] && y > at[1] && y < at[1] + size[1];
}

/** Where a full host grows. */
function below(host: Device, [, height]: Size, [x]: Point): Point {
  const { devices } = useStore.getState().topology;
  const inside = devices.filter((device) => device.in === host.id).map(areaOf);
  const { at, size } = areaOf(host);
  const bottom = Math.max(at[1], ...inside.map((area) => area.at[1] + area.size[1]));
  const middle = Math.min(Math.max(x, at[0]), at[0] + size[0]);
  return [middle, bottom + ELBOW_ROOM + height / 2];
}

function ringOf(ring: number): (readonly [number, number])[] {
  const steps: (readonly [number, number])[] = [];
  for (let i = -ring; i <= ring; i += 1) steps.push([i, ring], [ring, i], [-ring, i], [i, -ring]);
  return steps;
}
