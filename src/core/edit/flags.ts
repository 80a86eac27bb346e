import type { Topology } from '../model/topology.ts';

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
