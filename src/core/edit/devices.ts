import { type DeviceKindId, deviceKinds } from '../devices/index.ts';
import type { DeviceId } from '../model/ids.ts';
import {
  type Device,
  isPlugged,
  type LinkEnd,
  type Point,
  type Size,
  type Topology,
} from '../model/topology.ts';
import { changeDevice, changeDevices, freshId, freshName, takenIds } from './change.ts';
import { absolutePosition } from './geometry.ts';

export interface DevicePlace {
  /** Relative to the container where there is one. */
  readonly at: Point;
  readonly in?: DeviceId;
}

/** Kernel devices count from 0, machines from 1, as people do. */
export function firstNumber(kind: DeviceKindId): number {
  return deviceKinds[kind].nameSyntax === 'interface-name' ? 0 : 1;
}

export function takenNames(topology: Topology): Set<string> {
  return new Set(topology.devices.map((device) => device.name));
}

export function addDevice(
  topology: Topology,
  kind: DeviceKindId,
  place: DevicePlace,
): { readonly topology: Topology; readonly id: DeviceId } {
  const { create, namePrefix } = deviceKinds[kind];
  const id = freshId(kind.slice(0, 1), takenIds(topology)) as DeviceId;
  const device: Device = {
    id,
    kind,
    name: freshName(namePrefix, firstNumber(kind), takenNames(topology)),
    ...place,
    ...create(),
  };
  return { topology: { ...topology, devices: [...topology.devices, device] }, id };
}

/** These, and all that stands in them. */
export function within(topology: Topology, ids: ReadonlySet<string>): Set<string> {
  const all = new Set(ids);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const device of topology.devices) {
      if (device.in !== undefined && all.has(device.in)) all.add(device.id);
    }
  }
  return all;
}

/** Moves what a removed device contained to where that stood. */
function takeOut(topology: Topology, device: Device, gone: ReadonlySet<string>): Device {
  if (device.in === undefined || !gone.has(device.in)) return device;
  const { in: _container, ...rest } = device;
  return { ...rest, at: absolutePosition(topology, device.id) };
}

/** Removes devices (their links go with them), links and notes. */
export function remove(
  topology: Topology,
  ids: ReadonlySet<string>,
  contents: 'with-contents' | 'keep-contents' = 'with-contents',
): Topology {
  const gone = contents === 'with-contents' ? within(topology, ids) : ids;
  const at = (end: LinkEnd): boolean => isPlugged(end) && gone.has(end.device);
  return {
    ...topology,
    devices: topology.devices
      .filter((device) => !gone.has(device.id))
      .map((device) => takeOut(topology, device, gone)),
    links: topology.links.filter((link) => !gone.has(link.id) && !at(link.a) && !at(link.b)),
    notes: topology.notes.filter((note) => !gone.has(note.id)),
  };
}

/** New places, relative to what contains each, of devices and notes; what is locked stays. */
export function move(topology: Topology, moves: ReadonlyMap<string, Point>): Topology {
  const moved = changeDevices(topology, moves, (device) => ({
    ...device,
    at: (device.locked ? undefined : moves.get(device.id)) ?? device.at,
  }));
  if (!topology.notes.some((note) => moves.has(note.id))) return moved;
  return {
    ...moved,
    notes: moved.notes.map((note) => ({
      ...note,
      at: (note.locked ? undefined : moves.get(note.id)) ?? note.at,
    })),
  };
}

/** Puts a device into a container, or out of every one. `at` is relative to the container. */
export function placeIn(
  topology: Topology,
  id: string,
  container: DeviceId | undefined,
  at: Point,
): Topology {
  return changeDevice(topology, id, ({ in: _before, ...device }) => ({
    ...(device as Device),
    ...(container === undefined ? {} : { in: container }),
    at,
  }));
}

/** A new size for a container or a box. */
export function resize(topology: Topology, id: string, size: Size): Topology {
  if (!topology.notes.some((note) => note.id === id)) {
    return changeDevice(topology, id, (device) => ({ ...device, size }));
  }
  const notes = topology.notes.map((note) => (note.id === id ? { ...note, size } : note));
  return { ...topology, notes };
}
