import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Device, Link, Note, Topology } from '../model/topology.ts';
import { remove } from './devices.ts';

type Path = readonly (string | number)[];

/** Sets a value deep inside; undefined removes the key. What is not on the way keeps identity. */
function setAt(target: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const index = Number(key);
    if (rest.length === 0 && value === undefined) return target.filter((_, i) => i !== index);
    const copy = [...target];
    copy[index] = setAt(copy[index], rest, value);
    return copy;
  }
  const object = (target ?? {}) as Readonly<Record<string, unknown>>;
  const next = setAt(object[key], rest, value);
  if (next !== undefined) return { ...object, [key]: next };
  const { [key]: _removed, ...others } = object;
  return others;
}

/**
 * Sets a field of a device, link or note; undefined removes it. An empty id
 * means the topology itself.
 */
export function setField(topology: Topology, id: string, path: Path, value: unknown): Topology {
  if (id === '') return setAt(topology, path, value) as Topology;
  const change = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
    list.some((one) => one.id === id)
      ? list.map((one) => (one.id === id ? (setAt(one, path, value) as T) : one))
      : list;
  return {
    ...topology,
    devices: change<Device>(topology.devices),
    links: change<Link>(topology.links),
    notes: change<Note>(topology.notes),
  };
}

export function renameTopology(topology: Topology, name: string): Topology {
  return { ...topology, name };
}

/** Carries out a ready-made edit of a diagnostic. */
export function applyFix(topology: Topology, fix: Fix): Topology {
  return fix.steps.reduce(
    (current, step) =>
      step.do === 'remove'
        ? remove(current, new Set([step.id]))
        : setField(current, step.id, step.path, step.value),
    topology,
  );
}
