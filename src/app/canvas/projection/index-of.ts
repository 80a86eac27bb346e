import { isPlugged } from '../../../core/index.ts';
import type { Device, Link, Topology } from '../../../core/index.ts';

/** What is asked of a drawing again and again while something is dragged. */
export interface Index {
  readonly devices: ReadonlyMap<string, Device>;
  /** The cables of each device. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
  /** What stands in each container, and what in none. */
  readonly inside: ReadonlyMap<string | undefined, readonly Device[]>;
  /** The ports of each device that have a cable. */
  readonly taken: ReadonlyMap<string, readonly string[]>;
}

const cache = new WeakMap<Topology, Index>();

export function indexOf(topology: Topology): Index {
  const known = cache.get(topology);
  if (known) return known;
  const links = new Map<string, Link[]>();
  const inside = new Map<string | undefined, Device[]>();
  const taken = new Map<string, string[]>();
  for (const device of topology.devices) {
    push(inside, device.in, device);
  }
  for (const link of topology.links) {
    for (const device of endsOf(link)) push(links, device, link);
    for (const end of [link.a, link.b]) {
      if (isPlugged(end) && end.port !== undefined) push(taken, end.device, end.port);
    }
  }
  const devices = new Map<string, Device>(topology.devices.map((device) => [device.id, device]));
  const index = { devices, links, inside, taken };
  cache.set(topology, index);
  return index;
}

/** The devices that a cable is plugged into. */
export function endsOf({ a, b }: Link): readonly string[] {
  const from = isPlugged(a) ? a.device : undefined;
  const to = isPlugged(b) && b.device !== from ? b.device : undefined;
  return [from, to].filter((id) => id !== undefined);
}

/** The names of what a device is cabled to. */
export function peersOf(device: Device, { devices, links }: Index): readonly string[] {
  return (links.get(device.id) ?? []).flatMap(({ a, b }) => {
    if (!isPlugged(a) || !isPlugged(b)) return [];
    const peer = a.device === device.id ? b.device : a.device;
    return [devices.get(peer)?.name ?? peer];
  });
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
