import { type DeviceKindId, deviceKinds, kindOf, standsAlone } from '../devices/index.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Device, Point, Size, Topology } from '../model/topology.ts';
import { changeDevices, findDevice } from './change.ts';
import { addDevice, placeIn } from './devices.ts';
import { setFlag } from './flags.ts';
import { absolutePosition, sizeOf } from './geometry.ts';

/** Around what is put into a container by name, not by hand. */
const MARGIN = 24;
const CAPTION = 56;
const STEP = 20;

/** Puts a new device into a container, where there is room. */
export function addInto(
  topology: Topology,
  kind: DeviceKindId,
  container: DeviceId,
): { readonly topology: Topology; readonly id: DeviceId } {
  const at = roomIn(topology, container, deviceKinds[kind].defaultSize);
  return addDevice(topology, kind, { at, in: container });
}

/**
 * Moves devices into a container, where there is room, or out of every one, where they
 * stand. Containers and what is in it already stay.
 */
export function moveInto(
  topology: Topology,
  ids: ReadonlySet<string>,
  container: DeviceId | undefined,
): Topology {
  return topology.devices
    .filter((device) => ids.has(device.id) && device.in !== container)
    .filter((device) => container === undefined || !standsAlone(kindOf(device)))
    .reduce((result, { id }) => {
      const device = findDevice(result, id);
      if (!device) return result;
      const at =
        container === undefined
          ? absolutePosition(result, id)
          : roomIn(result, container, sizeOf(device));
      return placeIn(result, id, container, at);
    }, topology);
}

/** A free place in a container, row by row; else below everything: containers grow. */
function roomIn(topology: Topology, container: DeviceId, [width, height]: Size): Point {
  const outer = findDevice(topology, container);
  const inside = topology.devices.filter((device) => device.in === container);
  const [right = 0, bottom = 0] = outer ? sizeOf(outer) : [];
  for (let y = CAPTION; y + height + MARGIN <= bottom; y += STEP) {
    for (let x = MARGIN; x + width + MARGIN <= right; x += STEP) {
      if (inside.every((device) => isApart(device, [x, y], [width, height]))) return [x, y];
    }
  }
  return below(inside);
}

function below(inside: readonly Device[]): Point {
  const lowest = inside.map((device) => device.at[1] + sizeOf(device)[1] + MARGIN);
  return [MARGIN, Math.max(CAPTION, ...lowest)];
}

/**
 * Expands collapsed containers into which something was put, that it be seen: all of it below
 * what was in them, as the place where it was let go was one on the caption.
 */
export function unfoldContainers(before: Topology, after: Topology): Topology {
  const outer = new Map(before.devices.map((device) => [device.id, device.in]));
  return after.devices
    .filter((device) => device.collapsed && outer.has(device.id))
    .reduce((result, container) => {
      const inside = result.devices.filter((device) => device.in === container.id);
      const isNew = (device: Device) => outer.get(device.id) !== container.id;
      const put = inside.filter(isNew);
      if (put.length === 0) return result;
      const [left, top] = below(inside.filter((device) => !isNew(device)));
      const dx = left - Math.min(...put.map(({ at }) => at[0]));
      const dy = top - Math.min(...put.map(({ at }) => at[1]));
      const ids = new Set(put.map(({ id }) => id));
      const placed = changeDevices(result, ids, (device) => ({
        ...device,
        at: [device.at[0] + dx, device.at[1] + dy],
      }));
      return setFlag(placed, new Set([container.id]), 'collapsed', false);
    }, after);
}

function isApart(device: Device, [x, y]: Point, [width, height]: Size): boolean {
  const [left, top] = device.at;
  const [w, h] = sizeOf(device);
  return (
    x >= left + w + MARGIN ||
    left >= x + width + MARGIN ||
    y >= top + h + MARGIN ||
    top >= y + height + MARGIN
  );
}
