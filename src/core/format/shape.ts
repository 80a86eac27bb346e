import type { Field } from '../model/field.ts';
import { type Message, msg, type Wording } from '../util/message.ts';

export type Path = readonly (string | number)[];

/** The way to what is being read: readers go along it and back, as a path of its own for each value costs as much as reading it. */
export type Way = (string | number)[];

/** A problem of form at a place in a parsed value. */
export interface ShapeProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** Holds while it is reported; who keeps it copies it. */
  readonly path: Path;
}

export type Report = (problem: ShapeProblem) => void;

type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): Wording {
  if (value === null) return 'null';
  if (Array.isArray(value)) return msg`a list`;
  return typeof value === 'object' ? msg`an object` : msg`a ${typeof value}`;
}

/** Reads one value or reports why it cannot; undefined means "leave the key out". */
type Reader = (value: unknown, path: Way, report: Report) => unknown;

function wrong(expected: Message, value: unknown, path: Path, report: Report): undefined {
  report({
    code: 'file-wrong-type',
    severity: 'error',
    message: msg`Expected ${expected}, found ${describe(value)}.`,
    path,
  });
  return undefined;
}

export const readText: Reader = (value, path, report) =>
  typeof value === 'string' ? value : wrong(msg`a text`, value, path, report);

const readInteger: Reader = (value, path, report) =>
  Number.isSafeInteger(value) ? value : wrong(msg`a whole number`, value, path, report);

export const readBoolean: Reader = (value, path, report) =>
  typeof value === 'boolean' ? value : wrong(msg`true or false`, value, path, report);

/** Two finite numbers. */
export const readPair: Reader = (value, path, report) =>
  Array.isArray(value) && value.length === 2 && value.every((n) => Number.isFinite(n))
    ? [value[0], value[1]]
    : wrong(msg`two numbers`, value, path, report);

/** A list of which every element is read; elements that cannot be read are reported and dropped. */
export function readList(value: unknown, path: Way, report: Report, read: Reader): unknown[] {
  if (!Array.isArray(value)) {
    wrong(msg`a list`, value, path, report);
    return [];
  }
  const list: unknown[] = [];
  value.forEach((element, i) => {
    const result = readAt(element, path, i, report, read);
    if (result !== undefined) list.push(result);
  });
  return list;
}

function readAt(
  value: unknown,
  path: Way,
  step: string | number,
  report: Report,
  read: Reader,
): unknown {
  path.push(step);
  const result = read(value, path, report);
  path.pop();
  return result;
}

/** Ids end up in resource ids and object keys: one plain alphabet. */
export const readId: Reader = (value, path, report) => {
  if (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(value)) return value;
  report({
    code: 'file-bad-id',
    severity: 'error',
    message: msg`An id is 1 to 32 letters, digits, "-" or "_", beginning with a letter or digit.`,
    path,
  });
  return undefined;
};

const readIntegers: Reader = (value, path, report) => readList(value, path, report, readInteger);

const readVlan: Reader = (value, path, report) => {
  if (!isObject(value)) return wrong(msg`a VLAN setting`, value, path, report);
  if (value['mode'] === 'access') {
    const tag = readAt(value['tag'], path, 'tag', report, readInteger);
    return tag === undefined ? undefined : { mode: 'access', tag };
  }
  if (value['mode'] === 'trunk') {
    const tags = readAt(value['tags'], path, 'tags', report, readIntegers);
    const native =
      value['native'] === undefined
        ? undefined
        : readAt(value['native'], path, 'native', report, readInteger);
    return { mode: 'trunk', tags, ...(native === undefined ? {} : { native }) };
  }
  return wrong(msg`a mode of "access" or "trunk"`, value['mode'], [...path, 'mode'], report);
};

function readField(field: Field): Reader {
  switch (field.type) {
    case 'text':
      return readText;
    case 'choice': {
      const { formerly } = field;
      return formerly
        ? (value, path, report) =>
            typeof value === 'boolean' ? formerly[`${value}`] : readText(value, path, report)
        : readText;
    }
    case 'texts':
      return (value, path, report) => readList(value, path, report, readText);
    case 'integer':
      return readInteger;
    case 'boolean':
      return readBoolean;
    case 'vlan':
      return readVlan;
    case 'group':
      return (value, path, report) => readFields(value, field.fields, NO_MEMBERS, path, report);
    case 'items':
      return (value, path, report) =>
        readList(value, path, report, (item, at) =>
          readFields(item, field.item, NO_MEMBERS, at, report),
        );
  }
}

interface Member {
  readonly read: Reader;
  readonly required: boolean;
}

export type Members = Readonly<Record<string, Member>>;

interface Known {
  /** In the order in which they are printed. */
  readonly members: readonly (Member & { readonly key: string })[];
  readonly keys: ReadonlySet<string>;
}

/** Field descriptions are few and fixed, objects are many. */
const KNOWN = new WeakMap<readonly Field[], WeakMap<Members, Known>>();

function knownOf(fields: readonly Field[], more: Members): Known {
  let byMore = KNOWN.get(fields);
  if (!byMore) KNOWN.set(fields, (byMore = new WeakMap()));
  let known = byMore.get(more);
  if (!known) {
    const own = fields.map((field) => {
      const { key, required = false } = field;
      return { key, read: readField(field), required };
    });
    const common = Object.entries(more).map(([key, member]) => ({ key, ...member }));
    const members = [...common, ...own];
    known = { members, keys: new Set(members.map(({ key }) => key)) };
    byMore.set(more, known);
  }
  return known;
}

export const NO_FIELDS: readonly Field[] = [];
const NO_MEMBERS: Members = {};

/**
 * Reads an object by its field descriptions and by `more`, the readers of what
 * every device or link has. Keys come out in the order of the descriptions, so
 * that printing is canonical; `x-` keys are kept, others reported.
 */
export function readFields(
  value: unknown,
  fields: readonly Field[],
  more: Members,
  path: Way,
  report: Report,
): Json | undefined {
  if (!isObject(value)) return wrong(msg`an object`, value, path, report) as undefined;
  const { members, keys } = knownOf(fields, more);
  const result: Json = {};
  let complete = true;
  for (const { key, read, required } of members) {
    if (!Object.hasOwn(value, key)) {
      if (required) {
        complete = false;
        report({
          code: 'file-key-missing',
          severity: 'error',
          message: msg`"${key}" is missing.`,
          path,
        });
      }
      continue;
    }
    const found = readAt(value[key], path, key, report, read);
    if (found !== undefined) result[key] = found;
    else if (required) complete = false;
  }
  readExtensions(value, keys, result, path, report);
  return complete ? result : undefined;
}

/** Keeps what stands under `x-` keys; names every other key it does not know. */
export function readExtensions(
  value: Json,
  known: ReadonlySet<string>,
  result: Json,
  path: Path,
  report: Report,
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    if (key.startsWith('x-')) result[key] = value[key];
    else {
      report({
        code: 'file-unknown-key',
        severity: 'warning',
        message: msg`This version does not know ${JSON.stringify(key.slice(0, 40))}; it is left out. Keys of your own begin with "x-".`,
        path: [...path, key],
      });
    }
  }
}
