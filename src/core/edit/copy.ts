import { type DeviceKindId, deviceKinds, kindOf, standsAlone } from '../devices/index.ts';
import type { DeviceId, LinkId, NoteId } from '../model/ids.ts';
import {
  type Device,
  isPlugged,
  type Link,
  type LinkEnd,
  type Note,
  type Point,
  type Topology,
} from '../model/topology.ts';
import { freshId, freshName, takenIds } from './change.ts';
import { firstNumber, takenNames, within } from './devices.ts';
import { absolutePosition, containerAt, sizeOf } from './geometry.ts';

export interface Copy {
  readonly topology: Topology;
  /** What was put there: devices that stand in no other of them, notes and loose cables. */
  readonly ids: ReadonlySet<string>;
  /** From what was copied to its copy. */
  readonly fresh: ReadonlyMap<string, string>;
}

/** A drawing of its own: these, what stands in them, and the cables among them. */
export function excerpt(topology: Topology, ids: ReadonlySet<string>): Topology {
  const chosen = within(topology, ids);
  const devices = topology.devices
    .filter(({ id }) => chosen.has(id))
    .map((device): Device => {
      if (device.in === undefined || chosen.has(device.in)) return device;
      const { in: _container, ...rest } = device;
      return { ...(rest as Device), at: absolutePosition(topology, device.id) };
    });
  const here = new Set<string>(devices.map(({ id }) => id));
  const links = topology.links.filter((link) => {
    const ends = [link.a, link.b].filter(isPlugged);
    if (!ends.every(({ device }) => here.has(device))) return false;
    return ends.length === 2 || ids.has(link.id);
  });
  const notes = topology.notes.filter(({ id }) => ids.has(id));
  return { version: 1, name: topology.name, devices, links, notes };
}

/**
 * Puts another drawing into this one: with ids, names and MACs of its own, and
 * each device in the container it comes to stand over.
 */
export function insert(topology: Topology, part: Topology, [dx, dy]: Point): Copy {
  const fresh = freshIds(topology, part);
  const names = takenNames(topology);
  const shifted = ([x, y]: Point): Point => [x + dx, y + dy];
  const freshEnd = (end: LinkEnd): LinkEnd => {
    if (!isPlugged(end)) return { at: shifted(end.at) };
    const { ifname: _ifname, ...rest } = end;
    return { ...rest, device: (fresh.get(end.device) ?? end.device) as DeviceId };
  };
  const devices = part.devices.map((device): Device => {
    const name = nameFor(device, names);
    names.add(name);
    const own = { ...unpinned(device), id: fresh.get(device.id) as DeviceId, name };
    const container = device.in === undefined ? undefined : fresh.get(device.in);
    return container === undefined
      ? settle(topology, { ...own, at: shifted(device.at) })
      : { ...own, in: container as DeviceId };
  });
  const links = part.links.map((link): Link => ({
    ...link,
    id: fresh.get(link.id) as LinkId,
    a: freshEnd(link.a),
    b: freshEnd(link.b),
  }));
  const notes = part.notes.map((note): Note => ({
    ...note,
    id: fresh.get(note.id) as NoteId,
    at: shifted(note.at),
  }));
  const loose = part.links.filter(({ a, b }) => !isPlugged(a) || !isPlugged(b));
  const outer = part.devices.filter((device) => device.in === undefined || !fresh.has(device.in));
  return {
    topology: {
      ...topology,
      devices: [...topology.devices, ...devices],
      links: [...topology.links, ...links],
      notes: [...topology.notes, ...notes],
    },
    fresh,
    ids: new Set([...outer, ...part.notes, ...loose].map(({ id }) => fresh.get(id) ?? '')),
  };
}

export function duplicate(topology: Topology, ids: ReadonlySet<string>, offset: Point): Copy {
  return insert(topology, excerpt(topology, ids), offset);
}

/**
 * How a drawing looks while copies are dragged off: what has the ids of the
 * originals are the copies, and the originals stand by with their cables.
 */
export function withCopies(topology: Topology, ids: ReadonlySet<string>): Topology {
  const copy = duplicate(topology, ids, [0, 0]);
  const other = new Map([...copy.fresh].flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  const swap = <Id extends string>(id: Id): Id => (other.get(id) ?? id) as Id;
  const end = (one: LinkEnd): LinkEnd =>
    isPlugged(one) ? { ...one, device: swap(one.device) } : one;
  return {
    ...copy.topology,
    devices: copy.topology.devices.map((device) => ({
      ...device,
      id: swap(device.id),
      ...(device.in === undefined ? {} : { in: swap(device.in) }),
    })),
    links: copy.topology.links.map((link) => ({
      ...link,
      id: swap(link.id),
      a: end(link.a),
      b: end(link.b),
    })),
    notes: copy.topology.notes.map((note) => ({ ...note, id: swap(note.id) })),
  };
}

function freshIds(topology: Topology, part: Topology): ReadonlyMap<string, string> {
  const taken = takenIds(topology);
  const fresh = new Map<string, string>();
  for (const { id } of [...part.devices, ...part.links, ...part.notes]) {
    const copy = freshId(id.slice(0, 1), taken);
    taken.add(copy);
    fresh.set(id, copy);
  }
  return fresh;
}

/** IFNAMSIZ less the final NUL. */
const KERNEL_NAME_MAX = 15;

/** The name itself where it is free, else the next number: web1 becomes web2. */
function nameFor(device: Device, taken: ReadonlySet<string>): string {
  if (!taken.has(device.name)) return device.name;
  const kind = deviceKinds[device.kind as DeviceKindId];
  const [, stem = '', number = ''] = /^(.*?)(\d{0,4})$/su.exec(device.name) ?? [];
  const start = number === '' ? firstNumber(kind.kind as DeviceKindId) + 1 : Number(number) + 1;
  const prefix = stem === '' ? kind.namePrefix : stem;
  const next = freshName(prefix, start, taken);
  if (kind.nameSyntax !== 'interface-name' || next.length <= KERNEL_NAME_MAX) return next;
  return freshName(prefix.slice(0, KERNEL_NAME_MAX - 4), start, taken);
}

/** What was pinned for the original is left to the compiler in the copy. */
function unpinned(device: Device): Device {
  const nics = device['nics'] as readonly Record<string, unknown>[] | undefined;
  if (!nics) return device;
  return { ...device, nics: nics.map(({ mac: _mac, ...nic }) => nic) };
}

/** Into the container that its middle is over. */
function settle(topology: Topology, device: Device): Device {
  const { in: _before, ...rest } = device;
  const [width, height] = sizeOf(device);
  const [x, y] = device.at;
  if (standsAlone(kindOf(device))) return rest as Device;
  const container = containerAt(topology, [x + width / 2, y + height / 2]);
  if (!container) return rest as Device;
  const [left, top] = absolutePosition(topology, container.id);
  return { ...(rest as Device), in: container.id, at: [x - left, y - top] };
}
