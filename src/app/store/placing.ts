import {
  absolutePosition,
  addLooseLink,
  deviceKinds,
  isDeviceKind,
  isLinkKind,
  isPlugged,
  kindOf,
  linkKinds,
  placeDevice,
  msg,
  sizeOf,
} from '../../core/index.ts';
import type { Point, Size } from '../../core/index.ts';
import { edit, useStore } from './store.ts';
import { viewport } from './viewport.ts';

/** What the palette offers: a kind of device, or a kind of loose cable. */
export type PaletteItem = { readonly device: string } | { readonly link: string };

/** The type of the palette's drag data: JSON of a `PaletteItem`. */
export const PALETTE_TYPE = 'application/x-vethloom';

const LOOSE_LENGTH = 140;
/** Of a loose cable's plugs. */
const LOOSE_HEIGHT = 24;
/** Around what is added from the palette by a key or a click. */
const ELBOW_ROOM = 12;

/** Adds a device or a loose cable in the middle of what is seen. */
export function addFromPalette(item: PaletteItem): void {
  const centre = viewport()?.centre() ?? [0, 0];
  addAt(item, freePlace(sizeFor(item), centre));
}

/** Adds a device or a loose cable with its middle at this place of the canvas. */
export function addAt(item: PaletteItem, middle: Point): void {
  if ('link' in item) {
    addCable(item.link, middle);
    return;
  }
  if (!isDeviceKind(item.device)) return;
  const kind = deviceKinds[item.device];
  const added = placeDevice(useStore.getState().topology, item.device, middle);
  edit(msg`Add ${kind.title}`, () => added.topology, { select: [added.id] });
}

function addCable(kind: string, [x, y]: Point): void {
  if (!isLinkKind(kind)) return;
  const { topology } = useStore.getState();
  const half = LOOSE_LENGTH / 2;
  const added = addLooseLink(topology, kind, [x - half, y], [x + half, y]);
  edit(msg`Add ${linkKinds[kind].title}`, () => added.topology, { select: [added.id] });
}

function sizeFor(item: PaletteItem): Size {
  if ('link' in item) return [LOOSE_LENGTH + LOOSE_HEIGHT, LOOSE_HEIGHT];
  return isDeviceKind(item.device) ? deviceKinds[item.device].defaultSize : [0, 0];
}

/** Steps aside so that what is added does not hide what is there. */
function freePlace([width, height]: Size, [x, y]: Point): Point {
  const { topology } = useStore.getState();
  const taken = [
    ...topology.devices
      .filter((device) => !kindOf(device).container)
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
  return [x, y];
}

function ringOf(ring: number): (readonly [number, number])[] {
  const steps: (readonly [number, number])[] = [];
  for (let i = -ring; i <= ring; i += 1) steps.push([i, ring], [ring, i], [-ring, i], [i, -ring]);
  return steps;
}
