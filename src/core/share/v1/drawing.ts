import { type Coder, DAMAGED, Unreadable } from './coder.ts';
import { type Json, Keys } from './columns.ts';
import { type Bare, Devices, text } from './devices.ts';
import { Links } from './links.ts';
import { Count } from './numbers.ts';
import { type Pair, Pairs, Places } from './places.ts';
import { slotsInside, slotsOutside } from './slots.ts';
import { Texts, Vocabulary } from './texts.ts';
import type { Size } from '../../model/topology.ts';

export interface Most {
  readonly devices: number;
  readonly links: number;
  readonly notes: number;
}

/** What a parsed drawing has, and what one that was read has before it is parsed. */
export type Drawing = Json & {
  readonly name: string;
  readonly devices: readonly Json[];
  readonly links: readonly Json[];
  readonly notes: readonly Json[];
};

const EMPTY: Drawing = { name: '', devices: [], links: [], notes: [] };

/**
 * A whole drawing of version 1, written or read. What it says of a device comes
 * before what refers to it: devices, links, then where all of them stand.
 */
export function codeDrawing(coder: Coder, most: Most, given: Drawing = EMPTY): Json {
  const shared = new Vocabulary();
  const count = new Count();
  const name = new Texts(shared, ['lab', '']).code(coder, given.name);
  const devices = count.code(coder, given.devices.length, most.devices);
  const links = count.code(coder, given.links.length, most.links);
  const notes = count.code(coder, given.notes.length, most.notes);
  const indices = new Map(given.devices.map((device, i) => [text(device['id']), i]));
  const bare = new Devices(shared).code(coder, given.devices, devices, indices);
  const cables = new Links(shared, bare, indices);
  const drawnLinks = Array.from({ length: links }, (_, i) =>
    cables.code(coder, given.links[i] ?? {}),
  );
  const drawnDevices = codePlaces(coder, shared, bare, given.devices);
  const drawnNotes = codeNotes(coder, shared, given.notes, notes);
  const drawing = {
    version: 1,
    name,
    devices: drawnDevices,
    links: drawnLinks,
    notes: drawnNotes,
  };
  return new Keys(shared).code(coder, given, drawing, {
    place: 0,
    depth: 0,
    elsewhere: Object.keys(drawing),
  });
}

function codePlaces(
  coder: Coder,
  shared: Vocabulary,
  devices: readonly Bare[],
  given: readonly Json[],
): Json[] {
  const placed = devices.map((one) => {
    if (typeof one.in === 'number' && one.in >= devices.length) throw new Unreadable(DAMAGED);
    const container = typeof one.in === 'number' ? one.in : undefined;
    return { kind: one.kind, in: container, ports: one.ports?.length ?? 0 };
  });
  const slots = slotsInside(placed);
  const pairs = new Pairs(shared);
  const sizes = new Map<number, Size>();
  let last: Pair = [0, 0];
  devices.forEach(({ sized }, i) => {
    if (!sized) return;
    const guess = slots.size.get(i) ?? last;
    last = pairs.code(coder, (given[i]?.['size'] ?? guess) as Pair, guess);
    sizes.set(i, last);
  });
  slotsOutside(placed, slots, sizes);
  const places = new Places(shared);
  return devices.map(({ kind, in: inside, drawn }, i) => {
    const slot = slots.at[i] ?? [0, 0];
    const row = `${kind} ${inside}`;
    drawn['at'] = places.code(coder, (given[i]?.['at'] ?? slot) as Pair, slot, row);
    const container = typeof inside === 'number' ? devices[inside]?.id : inside;
    if (container !== undefined) drawn['in'] = container;
    const size = sizes.get(i);
    if (size) drawn['size'] = size;
    return drawn;
  });
}

const NOTE_ELSEWHERE = { place: 0, depth: 0, elsewhere: ['id', 'text', 'at'] };

function codeNotes(
  coder: Coder,
  shared: Vocabulary,
  given: readonly Json[],
  count: number,
): Json[] {
  const ids = new Texts(shared, ['t'], new Map([['t', { next: 1, width: 0 }]]));
  const texts = new Texts(shared);
  const pairs = new Pairs(shared);
  const keys = new Keys(shared);
  let at: Pair = [0, 0];
  return Array.from({ length: count }, (_, i) => {
    const note = given[i] ?? {};
    const id = ids.code(coder, text(note['id']));
    const written = texts.code(coder, text(note['text']));
    at = pairs.code(coder, (note['at'] ?? at) as Pair, at);
    return keys.code(coder, note, { id, text: written, at }, NOTE_ELSEWHERE);
  });
}
