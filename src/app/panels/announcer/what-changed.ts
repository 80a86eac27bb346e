import { isPlugged, msg } from '../../../core/index.ts';
import type { Device, Link, Side, Topology, Wording } from '../../../core/index.ts';
import type { History } from '../../store/history.ts';
import { kindOfDevice, kindOfLink } from '../inspector/things.ts';

/**
 * What a screen reader says of a step: what came, went, was cabled or moved to another host,
 * and what was undone. Undefined for all that a field or the cursor says itself.
 */
export function whatChanged(before: History, now: History): Wording | undefined {
  if (before.topology === now.topology) return undefined;
  const undone = now.future[0];
  if (now.future.length === before.future.length + 1 && undone) return msg`Undone: ${undone.label}`;
  const redone = now.past.at(-1);
  if (before.future.length === now.future.length + 1 && redone && before.future[0]) {
    if (before.future[0].label === redone.label) return msg`Redone: ${redone.label}`;
  }
  // Another drawing came onto the canvas.
  if (now.past.length === 0) return undefined;
  return change(before.topology, now.topology);
}

function change(before: Topology, now: Topology): Wording | undefined {
  const gone = missing(before, now);
  const come = missing(now, before);
  if (gone.all.length > 0 && come.all.length > 0) return undefined;
  if (gone.all.length > 0) return msg`Deleted ${named(gone, before)}`;
  if (come.all.length > 0) return arrived(come, now);
  return moved(before, now) ?? plugged(before, now);
}

interface Things {
  readonly all: readonly string[];
  readonly devices: readonly Device[];
  readonly links: readonly Link[];
}

/** What of the first is not in the second. */
function missing(first: Topology, second: Topology): Things {
  const known = new Set<string>(
    [...second.devices, ...second.links, ...second.notes].map(({ id }) => id),
  );
  const only = <T extends { readonly id: string }>(all: readonly T[]) =>
    all.filter(({ id }) => !known.has(id));
  const [devices, links] = [only(first.devices), only(first.links)];
  const all = [...devices, ...links, ...only(first.notes)].map(({ id }) => id);
  return { all, devices, links };
}

function named({ all, devices, links }: Things, topology: Topology): Wording {
  const [device, link] = [devices[0], links[0]];
  // The cables of a device go with it.
  if (device && devices.length === 1 && all.length === 1 + links.length) return device.name;
  if (all.length > 1) return msg`${all.length} things`;
  return link ? cable(link, topology) : msg`a note`;
}

function arrived({ all, devices, links }: Things, topology: Topology): Wording {
  const [device, link] = [devices[0], links[0]];
  if (device && devices.length === 1 && all.length <= 2) {
    const kind = kindOfDevice(device)?.title ?? device.kind;
    const host = topology.devices.find(({ id }) => id === device.in);
    return host
      ? msg`Added ${kind} ${device.name} to ${host.name}`
      : msg`Added ${kind} ${device.name}`;
  }
  if (all.length > 1) {
    return links.length === all.length
      ? msg`Added ${links.length} cables`
      : msg`Added ${all.length} things`;
  }
  if (!link) return msg`Added a note`;
  return isPlugged(link.a) && isPlugged(link.b)
    ? msg`Connected: ${cable(link, topology)}`
    : msg`Added ${cable(link, topology)}`;
}

function moved(before: Topology, now: Topology): Wording | undefined {
  const old = new Map(before.devices.map((device) => [device.id, device.in]));
  const devices = now.devices.filter((device) => old.get(device.id) !== device.in);
  const [first] = devices;
  if (!first) return undefined;
  const what = devices.length === 1 ? first.name : msg`${devices.length} devices`;
  const host = now.devices.find(({ id }) => id === first.in);
  return host ? msg`Moved ${what} to ${host.name}` : msg`Moved ${what} out of the host`;
}

function plugged(before: Topology, now: Topology): Wording | undefined {
  const old = new Map(before.links.map((link) => [link.id, link]));
  for (const link of now.links) {
    const was = old.get(link.id);
    if (!was || was === link) continue;
    for (const side of ['a', 'b'] as const) {
      const end = portOf(link, side, now);
      if (portOf(was, side, before) === end) continue;
      return end === undefined
        ? msg`Unplugged: ${cable(link, now)}`
        : msg`Connected: ${cable(link, now)}`;
    }
  }
  return undefined;
}

function portOf(link: Link, side: Side, { devices }: Topology): string | undefined {
  const end = link[side];
  if (!isPlugged(end)) return undefined;
  const name = devices.find(({ id }) => id === end.device)?.name ?? end.device;
  return end.port === undefined ? name : `${name}:${end.port}`;
}

function cable(link: Link, topology: Topology): Wording {
  const kind = kindOfLink(link)?.title ?? link.kind;
  const [a, b] = (['a', 'b'] as const).map((side) => portOf(link, side, topology));
  if (a === undefined && b === undefined) return kind;
  return msg`${kind} from ${a ?? msg`nothing`} to ${b ?? msg`nothing`}`;
}
