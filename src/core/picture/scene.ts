import type { Box } from '../geometry/box.ts';
import { boxesOf, NO_DRAFTS } from '../geometry/boxes.ts';
import { cable, type Cabling } from '../geometry/cabling.ts';
import { type EndLabel, labelSpots } from '../geometry/label-spots.ts';
import { folded } from '../edit/folded.ts';
import { noteSizeOf } from '../edit/geometry.ts';
import type { Spot } from '../geometry/labels.ts';
import type { CableStyle, Route } from '../geometry/route.ts';
import { kindOf } from '../devices/index.ts';
import { cableLabel, endNames } from '../looks/cable-label.ts';
import { printable } from '../util/printable.ts';
import { isPlugged, type Device, type Link, type Note, type Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import type { Say } from '../util/message.ts';
import { type Font, textWidth } from './text-width.ts';

export interface Placed<T> {
  readonly thing: T;
  readonly box: Box;
}

/** A device with what stands under its name. */
export interface PlacedDevice extends Placed<Device> {
  readonly subtitle: string;
}

export interface Cable {
  readonly link: Link;
  readonly route: Route;
  /** An end of it hangs loose: it is drawn over the devices. */
  readonly loose: boolean;
  readonly pill: Pill | undefined;
  readonly ends: readonly EndLabel[];
}

/** What stands on a cable. */
export interface Pill {
  readonly link: Link;
  readonly text: string;
  readonly box: Box;
}

/** Everything that is drawn, in canvas units. */
export interface Scene {
  /** Whatever contains others before what it contains. */
  readonly devices: readonly PlacedDevice[];
  readonly notes: readonly Placed<Note>[];
  readonly cables: readonly Cable[];
  readonly sockets: Cabling['sockets'];
}

export const PILL_FONT: Font = { size: 10.5, weight: 'bold' };
const PILL_PADDING = 8;
const PILL_HEIGHT = 19;

export function sceneOf(whole: Topology, plan: Plan, style: CableStyle, say: Say): Scene {
  const topology = folded(whole);
  const boxes = boxesOf(topology, NO_DRAFTS);
  const { routes, sockets } = cable(topology, boxes, style);
  const devices = topology.devices.flatMap((thing) => {
    const box = boxes.get(thing.id);
    return box ? [{ thing, box, subtitle: subtitleOf(thing, say) }] : [];
  });
  return {
    devices: devices.sort((a, b) => depth(a.thing) - depth(b.thing)),
    notes: topology.notes.map((note) => {
      const [width, height] = noteSizeOf(note);
      return { thing: note, box: { x: note.at[0], y: note.at[1], width, height } };
    }),
    cables: cablesOf(topology, plan, routes, devices, say),
    sockets,
  };
}

function depth(device: Device): number {
  if (device.in === undefined) return kindOf(device).container ? 0 : 2;
  return kindOf(device).container ? 1 : 2;
}

function cablesOf(
  topology: Topology,
  plan: Plan,
  routes: ReadonlyMap<string, Route>,
  devices: readonly Placed<Device>[],
  say: Say,
): Cable[] {
  const switches = switchNames(topology);
  const cables = topology.links.flatMap((link) => {
    const route = routes.get(link.id);
    const text = printable(say(cableLabel(link, plan, switches)));
    return route ? [{ link, route, pill: text || undefined, names: endNames(link, plan) }] : [];
  });
  const solid = devices.filter(({ thing }) => !kindOf(thing).container);
  const spots = labelSpots(
    cables,
    solid.map(({ box }) => box),
  );
  return cables.map(({ link, route, pill: text }, index) => {
    const { pill, ends = [] } = spots[index] ?? {};
    const loose = !isPlugged(link.a) || !isPlugged(link.b);
    return { link, route, loose, ends, pill: pill && text ? pillAt(link, text, pill) : undefined };
  });
}

function pillAt(link: Link, text: string, { x, y }: Spot): Pill {
  const width = textWidth(text, PILL_FONT) + 2 * PILL_PADDING;
  const box = { x: x - width / 2, y: y - PILL_HEIGHT / 2, width, height: PILL_HEIGHT };
  return { link, text, box };
}

/** What stands under the name of a device. */
export function subtitleOf(device: Device, say: Say): string {
  return kindOf(device).subtitle(device).map(say).join(' · ');
}

/** By id, for labels that name the switch. */
export function switchNames(topology: Topology): ReadonlyMap<string, string> {
  return new Map(
    topology.devices
      .filter((device) => kindOf(device).family === 'switch')
      .map(({ id, name }) => [id, name]),
  );
}

const MARGIN = 24;
/** Of a plug that hangs loose, and more than a socket. */
const AROUND_ENDS = 14;

/** What holds everything with a margin around it. */
export function boundsOf({ devices, notes, cables }: Scene): Box {
  const pills = cables.flatMap(({ pill }) => pill ?? []);
  const boxes = [...devices, ...notes, ...pills].map(({ box }) => box);
  for (const { route } of cables) {
    for (let step = 0; step <= 8; step += 1) {
      const { x, y } = route.curve.at(step / 8);
      boxes.push({
        x: x - AROUND_ENDS,
        y: y - AROUND_ENDS,
        width: 2 * AROUND_ENDS,
        height: 2 * AROUND_ENDS,
      });
    }
  }
  const least = (edge: (box: Box) => number) =>
    boxes.reduce((low, box) => Math.min(low, edge(box)), Infinity);
  const most = (edge: (box: Box) => number) =>
    boxes.reduce((high, box) => Math.max(high, edge(box)), -Infinity);
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN };
  const x = Math.floor(least((box) => box.x)) - MARGIN;
  const y = Math.floor(least((box) => box.y)) - MARGIN;
  return {
    x,
    y,
    width: Math.ceil(most((box) => box.x + box.width)) + MARGIN - x,
    height: Math.ceil(most((box) => box.y + box.height)) + MARGIN - y,
  };
}
