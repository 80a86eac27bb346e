import type { Device, Note, Topology } from '../model/topology.ts';
import { within } from './devices.ts';

/** Sets or takes away a mark of devices and notes; nothing is stored of what is not marked. */
export function setFlag(
  topology: Topology,
  ids: ReadonlySet<string>,
  flag: 'locked' | 'collapsed',
  on: boolean,
): Topology {
  const mark = <T extends { readonly id: string }>(one: T): T => {
    if (!ids.has(one.id)) return one;
    const { [flag]: _before, ...rest } = one as T & Partial<Record<typeof flag, boolean>>;
    return (on ? { ...rest, [flag]: true } : rest) as T;
  };
  return { ...topology, devices: topology.devices.map(mark), notes: topology.notes.map(mark) };
}

/**
 * These without what is locked, and without what something locked stands in, so that it
 * does not go along; and all that is locked of them or in them.
 */
export function withoutLocked(
  topology: Topology,
  ids: ReadonlySet<string>,
): { readonly rest: ReadonlySet<string>; readonly locked: readonly (Device | Note)[] } {
  const all = within(topology, ids);
  const locked = [...topology.devices, ...topology.notes].filter(
    (thing) => thing.locked && all.has(thing.id),
  );
  if (locked.length === 0) return { rest: ids, locked };
  const containers = new Map(topology.devices.map((device) => [device.id as string, device.in]));
  const kept = new Set<string>();
  for (const { id } of locked) {
    for (let up: string | undefined = id; up !== undefined && !kept.has(up);) {
      kept.add(up);
      up = containers.get(up);
    }
  }
  return { rest: new Set([...ids].filter((id) => !kept.has(id))), locked };
}
