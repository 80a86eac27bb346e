import {
  absolutePosition,
  addInto,
  addLooseLink,
  addNote,
  containerAt,
  deviceKinds,
  isDeviceKind,
  isLinkKind,
  isPlugged,
  kindOf,
  linkKinds,
  placeDevice,
  msg,
  sizeOf,
  standsAlone,
} from '../../core/index.ts';
import type { Device, DeviceId, DeviceKindId, Point, Size, Topology } from '../../core/index.ts';
import { edit, show, useStore } from './store.ts';
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

/** Adds it in the middle of what is seen; a device into the host there. */
export function addFromPalette(item: PaletteItem): void {
  const centre = viewport()?.centre() ?? [0, 0];
  const host = 'device' in item && !standsBeside(item) ? hostAt(centre) : undefined;
  if (host) addToHost(item, host.id);
  else addAt(item, freePlace(item, centre));
}

/** The host that is looked at, or the only one there is. */
function hostAt(place: Point): Device | undefined {
  const { topology } = useStore.getState();
  const hosts = topology.devices.filter((device) => kindOf(device).container);
  return containerAt(topology, place) ?? (hosts.length === 1 ? hosts[0] : undefined);
}

/** Adds a device or a loose cable with its middle at this place of the canvas. */
export function addAt(item: PaletteItem, middle: Point): void {
  if ('link' in item) addCable(item.link, middle);
  else if ('note' in item) addNoteAt(item.note, middle);
  else addDevice(item.device, (topology, kind) => placeDevice(topology, kind, middle));
}

/** Adds a device where a host has room; what stands in none goes where it is seen. */
export function addToHost(item: PaletteItem, host: DeviceId): void {
  if (!('device' in item) || standsBeside(item)) addFromPalette(item);
  else addDevice(item.device, (topology, kind) => addInto(topology, kind, host));
}

function addDevice(
  kind: string,
  add: (topology: Topology, kind: DeviceKindId) => { topology: Topology; id: DeviceId },
): void {
  if (!isDeviceKind(kind)) return;
  const added = add(useStore.getState().topology, kind);
  edit(msg`Add ${deviceKinds[kind].title}`, () => added.topology, { select: [added.id] });
  show(added.id);
}

function addNoteAt(kind: 'text' | 'box', [x, y]: Point): void {
  const { topology, texts } = useStore.getState();
  const [width, height] = kind === 'box' ? BOX : NOTE;
  const at: Point = [Math.round(x - width / 2), Math.round(y - height / 2)];
  const added = addNote(
    topology,
    kind === 'box'
      ? { text: texts.say(msg`Box`), at, size: BOX }
      : { text: texts.say(msg`Note`), at },
  );
  edit(kind === 'box' ? msg`Add a box` : msg`Add a note`, () => added.topology, {
    select: [added.id],
  });
}

function addCable(kind: string, [x, y]: Point): void {
  if (!isLinkKind(kind)) return;
  const { topology } = useStore.getState();
  const half = LOOSE_LENGTH / 2;
  const added = addLooseLink(topology, kind, [x - half, y], [x + half, y]);
  edit(msg`Add ${linkKinds[kind].title}`, () => added.topology, { select: [added.id] });
}

function standsBeside(item: PaletteItem): boolean {
  return 'device' in item && isDeviceKind(item.device) && standsAlone(deviceKinds[item.device]);
}

function sizeFor(item: PaletteItem): Size {
  if ('note' in item) return item.note === 'box' ? BOX : NOTE;
  if ('link' in item) return [LOOSE_LENGTH + LOOSE_HEIGHT, LOOSE_HEIGHT];
  return isDeviceKind(item.device) ? deviceKinds[item.device].defaultSize : [0, 0];
}

/** Steps aside so that what is added does not hide what is there; hosts have their own inside. */
function freePlace(item: PaletteItem, [x, y]: Point): Point {
  const { topology } = useStore.getState();
  const [width, height] = sizeFor(item);
  const taken = [
    ...topology.devices
      .filter((device) => standsBeside(item) || !kindOf(device).container)
      .map((device) => ({ at: absolutePosition(topology, device.id), size: sizeOf(device) })),
    ...topology.links.flatMap(({ a, b }) =>
      [a, b].flatMap((end) => (isPlugged(end) ? [] : [{ at: end.at, size: [0, 0] as const }])),
    ),
  ];
  const covered = (left: number, top: number) =>
    taken.some(
      ({ at, size }) =>
        left - ELBOW_ROOM < at[0] + size[0] &&
        at[0] < left + width + ELBOW_ROOM &&
        top - ELBOW_ROOM < at[1] + size[1] &&
        at[1] < top + height + ELBOW_ROOM,
    );
  for (let ring = 0; ring < 12; ring += 1) {
    for (const [dx, dy] of ring === 0 ? [[0, 0] as const] : ringOf(ring)) {
      const middle: Point = [x + dx * 40, y + dy * 40];
      if (!covered(middle[0] - width / 2, middle[1] - height / 2)) return middle;
    }
  }
  if (!standsBeside(item)) return [x, y];
  const right = Math.max(...taken.map(({ at, size }) => at[0] + size[0]));
  return [right + 4 * ELBOW_ROOM + width / 2, y];
}

function ringOf(ring: number): (readonly [number, number])[] {
  const steps: (readonly [number, number])[] = [];
  for (let i = -ring; i <= ring; i += 1) steps.push([i, ring], [ring, i], [-ring, i], [i, -ring]);
  return steps;
}
