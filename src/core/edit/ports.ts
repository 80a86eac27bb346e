import { kindOf } from '../devices/index.ts';
import type { DeviceId } from '../model/ids.ts';
import { type Device, isPlugged, type Topology } from '../model/topology.ts';
import { machineType } from '../nics/machines.ts';
import { changeDevice, findDevice, freshName } from './change.ts';

export interface PortView {
  readonly id: string;
  readonly label: string;
  readonly free: boolean;
}

/** Where devices hold what has a name of its own in them. */
export type ItemsKey = 'nics' | 'interfaces' | 'portgroups';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

function items(device: Device, key: ItemsKey): readonly Item[] {
  return (device[key] ?? []) as readonly Item[];
}

function usedPorts(topology: Topology, device: string): Set<string> {
  const used = new Set<string>();
  for (const link of topology.links) {
    for (const end of [link.a, link.b]) {
      if (isPlugged(end) && end.device === device && end.port !== undefined) used.add(end.port);
    }
  }
  return used;
}

/** Network cards or interfaces. Switches own none: their ports are the ends of links. */
export function ownPorts(device: Device): readonly Item[] {
  const key = kindOf(device).ports;
  return key === undefined ? [] : items(device, key);
}

/** The ports a device owns, with what is plugged in. */
export function portsOf(topology: Topology, id: string): readonly PortView[] {
  const device = findDevice(topology, id);
  if (!device) return [];
  const used = usedPorts(topology, id);
  return ownPorts(device).map((item) => ({
    id: item.id,
    label: typeof item['model'] === 'string' ? `${item.id} ${item['model']}` : item.id,
    free: !used.has(item.id),
  }));
}

/** Adds a network card or another of these, named after the first free number. */
export function addItem(
  topology: Topology,
  id: string,
  key: ItemsKey,
): { readonly topology: Topology; readonly id: string } {
  const device = findDevice(topology, id);
  if (!device) return { topology, id: '' };
  const own = items(device, key);
  const taken = new Set(own.map((item) => item.id));
  const port = freshName(kindOf(device).portPrefix ?? 'eth', 0, taken);
  const row = machineType(String(device['arch']), String(device['machine']));
  const model = own.at(-1)?.['model'] ?? row?.defaultModel ?? 'virtio-net-pci';
  const item = key === 'nics' ? { id: port, model } : { id: port };
  return {
    topology: changeDevice(topology, id, (one) => ({ ...one, [key]: [...own, item] })),
    id: port,
  };
}

/** Removes one of these; a port with the cable in it. */
export function removeItem(topology: Topology, id: string, key: ItemsKey, port: string): Topology {
  const changed = changeDevice(topology, id, (device) => ({
    ...device,
    [key]: items(device, key).filter((item) => item.id !== port),
  }));
  const links = changed.links.filter(
    (link) =>
      ![link.a, link.b].some((end) => isPlugged(end) && end.device === id && end.port === port),
  );
  return links.length === changed.links.length ? changed : { ...changed, links };
}

export interface Plug {
  readonly device: DeviceId;
  readonly port?: string;
}

/** The port a cable goes into: the named one, the first free one, or a new one. */
export function claimPort(
  topology: Topology,
  plug: Plug,
): { readonly topology: Topology; readonly plug: Plug } {
  const device = findDevice(topology, plug.device);
  const key = device && kindOf(device).ports;
  if (key === undefined) return { topology, plug: { device: plug.device } };
  if (plug.port !== undefined) return { topology, plug };
  const free = portsOf(topology, plug.device).find((port) => port.free);
  if (free) return { topology, plug: { device: plug.device, port: free.id } };
  const added = addItem(topology, plug.device, key);
  return { topology: added.topology, plug: { device: plug.device, port: added.id } };
}
