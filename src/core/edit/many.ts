import { deviceKinds, isDeviceKind } from '../devices/index.ts';
import { isLinkKind, linkKinds } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import type { Device, Link, Topology } from '../model/topology.ts';
import { setField } from './fields.ts';

/** `*` stands for every item of a list, such as all network cards. */
export type WidePath = readonly (string | number)[];

const ALL = '*';

/** What can be set for several at once: not what has to differ, as addresses do. */
const SHARED: ReadonlySet<Field['type']> = new Set(['text', 'integer', 'boolean', 'choice']);

/** The fields that all of these have; of lists, those that each item has. */
export function fieldsOfAll(things: readonly (Device | Link)[]): readonly Field[] {
  const [first = [], ...others] = things.map(({ kind }) => fieldsOf(kind));
  const shared = first.filter((field) =>
    others.every((fields) =>
      fields.some(({ key, type }) => key === field.key && type === field.type),
    ),
  );
  return shared.flatMap((field): Field[] => {
    if (SHARED.has(field.type)) return isOwn(field) ? [] : [field];
    if (field.type !== 'items') return [];
    const item = field.item.filter((inner) => SHARED.has(inner.type) && !isOwn(inner));
    return item.length === 0 ? [] : [{ ...field, item }];
  });
}

/** Names and MACs are of one thing alone. */
function isOwn(field: Field): boolean {
  return field.key === 'id' || (field.type === 'text' && field.syntax === 'mac');
}

function fieldsOf(kind: string): readonly Field[] {
  if (isDeviceKind(kind)) return deviceKinds[kind].fields;
  return isLinkKind(kind) ? linkKinds[kind].fields : [];
}

/** The one value that all have at a path, or that they differ. */
export function valueOfAll(
  things: readonly object[],
  path: WidePath,
): { readonly value: unknown; readonly mixed: boolean } {
  const values = things.flatMap((thing) => valuesAt(thing, path));
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  return texts.size > 1 ? { value: undefined, mixed: true } : { value: values[0], mixed: false };
}

function valuesAt(target: unknown, [key, ...rest]: WidePath): readonly unknown[] {
  if (key === undefined) return [target];
  if (key === ALL) {
    return Array.isArray(target) ? target.flatMap((item) => valuesAt(item, rest)) : [];
  }
  return valuesAt((target as Readonly<Record<string, unknown>> | undefined)?.[key], rest);
}

/** Sets a field of all of these; undefined removes it. */
export function setFieldOfAll(
  topology: Topology,
  ids: ReadonlySet<string>,
  path: WidePath,
  value: unknown,
): Topology {
  return pathsOf(topology, ids, path).reduce(
    (current, [id, own]) => setField(current, id, own, value),
    topology,
  );
}

/** Where the field is in each of them. */
export function pathsOf(
  { devices, links }: Topology,
  ids: ReadonlySet<string>,
  path: WidePath,
): readonly (readonly [id: string, path: WidePath])[] {
  return [...devices, ...links]
    .filter(({ id }) => ids.has(id))
    .flatMap((thing) => expand(thing, path).map((own) => [thing.id as string, own] as const));
}

function expand(thing: Device | Link, path: WidePath): readonly WidePath[] {
  const [list, star, ...rest] = path;
  if (star !== ALL || list === undefined) return [path];
  const items = thing[list];
  return Array.isArray(items) ? items.map((_, index) => [list, index, ...rest]) : [];
}
