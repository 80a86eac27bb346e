import { isDeviceKind } from '../devices/index.ts';
import { isLinkKind } from '../links/index.ts';
import type { Point, Topology } from '../model/topology.ts';
import { msg, type Say } from '../util/message.ts';
import { readTopology } from './read.ts';
import { isObject, type ShapeProblem } from './shape.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Restored {
  readonly topology: Topology;
  /** Those of devices and links that this version does not know. */
  readonly kinds: readonly string[];
}

/** What stands for a device of an unknown kind: as wide as its caption; cables end below that. */
const PLACEHOLDER = { letter: 8, padding: 80, widest: 400, height: 64, socket: 46 };

/**
 * What can be shown of a drawing that a newer Vethloom has saved: the things of it that
 * this one knows, and boxes in the places of devices of other kinds. No topology comes out
 * of anything else. It is to be looked at only: printed again it would lack the rest.
 */
export function restoreNewer(text: string, say: Say): Restored | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value['version'] !== 'number' || value['version'] < 1) {
    return undefined;
  }
  const { shown, kinds } = withPlaceholders(value, say);
  const problems: ShapeProblem[] = [];
  const topology = readTopology({ ...shown, version: 1 }, (problem) => problems.push(problem));
  const isBroken = kinds.length === 0 || problems.some(({ severity }) => severity === 'error');
  if (!topology || (value['version'] === 1 && isBroken)) return undefined;
  const seen = new Set<string>();
  const isFirst = ({ id }: { readonly id: string }) => !seen.has(id) && seen.add(id).size > 0;
  return {
    topology: {
      ...topology,
      devices: topology.devices.filter(isFirst),
      links: topology.links.filter(isFirst),
      notes: topology.notes.filter(isFirst),
    },
    kinds,
  };
}

/** Devices of unknown kinds become boxes, cables to them end there; cables of unknown kinds go. */
function withPlaceholders(value: Json, say: Say): { shown: Json; kinds: readonly string[] } {
  const [devices, links, notes] = ['devices', 'links', 'notes'].map((key) => value[key] ?? []);
  if (!Array.isArray(devices) || !Array.isArray(links) || !Array.isArray(notes)) {
    return { shown: value, kinds: [] };
  }
  const strange = devices.filter((one) => isOfOther(one, isDeviceKind));
  const strangeLinks = links.filter((one) => isOfOther(one, isLinkKind));
  const kinds = [...strange, ...strangeLinks].map(({ kind }) => kind.slice(0, 40));
  const byId = new Map<unknown, Json>(devices.filter(isObject).map((one) => [one['id'], one]));
  const boxes = new Map(strange.map((one) => [one['id'], placeholderOf(one, byId, say)]));
  const ended = (end: unknown): unknown => {
    const box = isObject(end) ? boxes.get(end['device']) : undefined;
    return box ? { at: [box.at[0] + box.size[0] / 2, box.at[1] + PLACEHOLDER.socket] } : end;
  };
  const shown = {
    ...value,
    devices: devices
      .filter((one) => !isOfOther(one, isDeviceKind))
      .map((one) => (isObject(one) && boxes.has(one['in']) ? takeOut(one, byId) : one)),
    links: links
      .filter((one) => !isOfOther(one, isLinkKind))
      .map((one) => (isObject(one) ? { ...one, a: ended(one['a']), b: ended(one['b']) } : one)),
    notes: [...notes, ...boxes.values()],
  };
  return { shown, kinds: [...new Set(kinds)] };
}

function placeholderOf(
  device: Json & { readonly kind: string },
  byId: ReadonlyMap<unknown, Json>,
  say: Say,
) {
  const name = typeof device['name'] === 'string' ? device['name'] : '?';
  const text = say(msg`Unknown kind ${device.kind.slice(0, 40)}: ${name}`);
  const { letter, padding, widest, height } = PLACEHOLDER;
  const width = Math.min(widest, padding + letter * text.length);
  return { id: device['id'], text, at: placeOf(device, byId), size: [width, height] as const };
}

function isOfOther(
  thing: unknown,
  isKnown: (kind: string) => boolean,
): thing is Json & { readonly kind: string } {
  return isObject(thing) && typeof thing['kind'] === 'string' && !isKnown(thing['kind']);
}

function takeOut(device: Json, byId: ReadonlyMap<unknown, Json>): Json {
  const { in: _container, ...rest } = device;
  return { ...rest, at: placeOf(device, byId) };
}

/** On the canvas, whatever contains it. */
function placeOf(device: Json, byId: ReadonlyMap<unknown, Json>): Point {
  let [x, y] = [0, 0];
  let current: Json | undefined = device;
  for (let depth = 0; current && depth < 8; depth += 1) {
    const { at } = current;
    if (Array.isArray(at)) [x, y] = [x + lengthOf(at[0]), y + lengthOf(at[1])];
    current = current['in'] === undefined ? undefined : byId.get(current['in']);
  }
  return [x, y];
}

/** `Number` of an object may throw. */
function lengthOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
