import type { Device, Link, Topology } from '../model/topology.ts';

/** Replaces one device; all others, and the topology where nothing changes, keep identity. */
export function changeDevice(
  topology: Topology,
  id: string,
  change: (device: Device) => Device,
): Topology {
  return changeDevices(topology, new Set([id]), change);
}

export function changeDevices(
  topology: Topology,
  ids: { has(id: string): boolean },
  change: (device: Device) => Device,
): Topology {
  let changed = false;
  const devices = topology.devices.map((device) => {
    if (!ids.has(device.id)) return device;
    const next = change(device);
    changed ||= next !== device;
    return next;
  });
  return changed ? { ...topology, devices } : topology;
}

export function changeLink(topology: Topology, id: string, change: (link: Link) => Link): Topology {
  const links = topology.links.map((link) => (link.id === id ? change(link) : link));
  return { ...topology, links };
}

/** The first of PREFIX0, PREFIX1, … (or from `start`) that is not taken. */
export function freshName(
  prefix: string,
  start: number,
  taken: { has(name: string): boolean },
): string {
  let n = start;
  while (taken.has(`${prefix}${n}`)) n += 1;
  return `${prefix}${n}`;
}

export function takenIds(topology: Topology): Set<string> {
  return new Set(
    [...topology.devices, ...topology.links, ...topology.notes].map((one): string => one.id),
  );
}

/** A short id that says nothing: one letter and a number. */
export function freshId(letter: string, taken: { has(name: string): boolean }): string {
  return freshName(letter, 1, taken);
}

export function findDevice(topology: Topology, id: string): Device | undefined {
  return topology.devices.find((device) => device.id === id);
}

export function findLink(topology: Topology, id: string): Link | undefined {
  return topology.links.find((link) => link.id === id);
}
