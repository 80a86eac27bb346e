import type { Fix } from '../diagnostics/diagnostic.ts';
import {
  type Device,
  isPlugged,
  type Link,
  type LinkEnd,
  type Note,
  type Topology,
} from '../model/topology.ts';
import { remove } from './devices.ts';
import { type ItemsKey, portsOf } from './ports.ts';

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
  const port = portAt(topology, id, path);
  if (port !== undefined && typeof value === 'string') {
    // Two ports of one name could not be told apart again.
    if (portsOf(topology, id).some((other) => other.id === value)) return topology;
    return renamePort(setWithin(topology, id, path, value), id, port, value);
  }
  const group = itemAt(topology, id, path, 'portgroups');
  const next = setWithin(topology, id, path, value);
  return group !== undefined && typeof value === 'string'
    ? renamePortgroup(next, id, group, value)
    : next;
}

/** The name of the port that a path of a device leads to. */
function portAt(topology: Topology, id: string, path: Path): string | undefined {
  return itemAt(topology, id, path, 'nics') ?? itemAt(topology, id, path, 'interfaces');
}

function itemAt(topology: Topology, id: string, path: Path, list: ItemsKey): string | undefined {
  const [key, index, name] = path;
  if (name !== 'id' || key !== list || path.length !== 3) return undefined;
  const items = topology.devices.find((device) => device.id === id)?.[key];
  return Array.isArray(items)
    ? (items[Number(index)] as { id: string } | undefined)?.id
    : undefined;
}

/** The cable in a port stays in it when the port is renamed. */
function renamePort(topology: Topology, id: string, from: string, to: string): Topology {
  const rename = (end: LinkEnd): LinkEnd =>
    isPlugged(end) && end.device === id && end.port === from ? { ...end, port: to } : end;
  const links = topology.links.map((link) => {
    const [a, b] = [rename(link.a), rename(link.b)];
    return a === link.a && b === link.b ? link : { ...link, a, b };
  });
  return { ...topology, links };
}

/** The cables that name it follow. */
function renamePortgroup(topology: Topology, id: string, from: string, to: string): Topology {
  const links = topology.links.map((link) =>
    link['portgroup'] === from &&
    [link.a, link.b].some((end) => isPlugged(end) && end.device === id)
      ? { ...link, portgroup: to }
      : link,
  );
  return { ...topology, links };
}

function setWithin(topology: Topology, id: string, path: Path, value: unknown): Topology {
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
