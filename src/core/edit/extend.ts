import { type DeviceKindId, deviceKinds, kindOf, standsAlone } from '../devices/index.ts';
import { joins } from '../links/index.ts';
import type { DeviceId, LinkId } from '../model/ids.ts';
import { isPlugged, type Point, type Topology } from '../model/topology.ts';
import { findDevice } from './change.ts';
import { addDevice } from './devices.ts';
import { absolutePosition, containerAt } from './geometry.ts';
import { connect, type Refusal } from './links.ts';
import type { Plug } from './ports.ts';

/** Puts a device with its middle at a place of the canvas, into the container there or into another. */
export function placeDevice(
  topology: Topology,
  kind: DeviceKindId,
  [x, y]: Point,
  into = containerAt(topology, [x, y]),
): { readonly topology: Topology; readonly id: DeviceId } {
  const { defaultSize } = deviceKinds[kind];
  const host = standsAlone(deviceKinds[kind]) ? undefined : into;
  const [left, top] = host ? absolutePosition(topology, host.id) : [0, 0];
  const at: Point = [
    Math.round(x - defaultSize[0] / 2 - left),
    Math.round(y - defaultSize[1] / 2 - top),
  ];
  return addDevice(topology, kind, host ? { at, in: host.id } : { at });
}

/** A new device at the end of a new cable. */
export function extend(
  topology: Topology,
  from: Plug,
  kind: DeviceKindId,
  at: Point,
): { readonly topology: Topology; readonly id: DeviceId; readonly link: LinkId } | Refusal {
  const placed = placeDevice(topology, kind, at);
  const made = connect(placed.topology, from, { device: placed.id });
  return 'why' in made ? made : { topology: made.topology, id: placed.id, link: made.id };
}

/** The kinds of device that could stand at the end of a cable that is let go there. */
export function kindsBeyond(topology: Topology, from: Plug, at: Point): readonly DeviceKindId[] {
  const inHost = containerAt(topology, at) !== undefined;
  return (Object.keys(deviceKinds) as DeviceKindId[]).filter((kind) => {
    const { container, apart } = deviceKinds[kind];
    return !container && !(apart && inHost) && !('why' in extend(topology, from, kind, at));
  });
}

/**
 * Cables each of these to one device. Left out are the device itself, what has
 * a cable to it already, and what cannot be joined with it.
 */
export function connectAll(
  topology: Topology,
  ids: Iterable<string>,
  hub: DeviceId,
): { readonly topology: Topology; readonly links: readonly LinkId[] } {
  const linked = neighboursOf(topology, hub);
  const links: LinkId[] = [];
  let current = topology;
  for (const id of ids) {
    const device = findDevice(topology, id);
    if (!device || linked.has(device.id) || deviceKinds[device.kind as DeviceKindId].container) {
      continue;
    }
    const made = connect(current, { device: device.id }, { device: hub });
    if ('why' in made) continue;
    current = made.topology;
    links.push(made.id);
  }
  return { topology: current, links };
}

/** The switches that take a cable from at least one of these. */
export function hubsFor(topology: Topology, ids: ReadonlySet<string>): readonly DeviceId[] {
  const chosen = topology.devices.filter(({ id, kind }) => {
    return ids.has(id) && !deviceKinds[kind as DeviceKindId].container;
  });
  return topology.devices
    .filter((hub) => {
      const { family, roles } = kindOf(hub);
      if (family !== 'switch') return false;
      const linked = neighboursOf(topology, hub.id);
      return chosen.some(
        (device) =>
          device.id !== hub.id &&
          device.in === hub.in &&
          !linked.has(device.id) &&
          joins(kindOf(device).roles, roles).length > 0,
      );
    })
    .map(({ id }) => id);
}

/** What a device has a cable to. */
export function neighboursOf(topology: Topology, id: DeviceId): ReadonlySet<DeviceId> {
  const found = new Set<DeviceId>();
  for (const { a, b } of topology.links) {
    if (!isPlugged(a) || !isPlugged(b)) continue;
    if (a.device === id) found.add(b.device);
    if (b.device === id) found.add(a.device);
  }
  return found;
}
