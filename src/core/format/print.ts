import type { Topology } from '../model/topology.ts';

const COLUMNS = 100;

type Json = Readonly<Record<string, unknown>>;

/** JSON that reads well and diffs well: what fits on a line stands on one. */
function print(value: unknown, indent: string, used: number): string {
  const flat = inline(value, COLUMNS - indent.length - used);
  if (flat !== undefined) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const lines = value.map((element) => deeper + print(element, deeper, 1));
    return `[\n${lines.join(',\n')}\n${indent}]`;
  }
  const members = value as Json;
  const lines: string[] = [];
  for (const key in members) {
    if (members[key] === undefined) continue;
    const name = `${JSON.stringify(key)}: `;
    lines.push(deeper + name + print(members[key], deeper, name.length + 1));
  }
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** On one line, if it is one that has room. Only lists and objects can be broken. */
function inline(value: unknown, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (room < 2) return undefined;
  const list = Array.isArray(value);
  const keys = list ? undefined : Object.keys(value);
  const members = value as Json;
  const length = list ? value.length : (keys?.length ?? 0);
  let text = '';
  for (let i = 0; i < length; i++) {
    const key = keys?.[i] ?? '';
    const member = list ? (value as readonly unknown[])[i] : members[key];
    if (member === undefined) continue;
    const name = list ? '' : `${JSON.stringify(key)}: `;
    const flat = inline(member, room - 2 - text.length - name.length);
    if (flat === undefined) return undefined;
    text += (text === '' ? '' : ', ') + name + flat;
    if (text.length > room) return undefined;
  }
  const flat = list ? `[${text}]` : text === '' ? '{}' : `{ ${text} }`;
  return flat.length > room ? undefined : flat;
}

/** An edit leaves what it does not touch as it is: only what is new has to be printed. */
const printed = new WeakMap<object, string>();

function printThing(thing: object): string {
  const known = printed.get(thing);
  if (known !== undefined) return known;
  const text = `    ${print(thing, '    ', 1)}`;
  printed.set(thing, text);
  return text;
}

function list(things: readonly object[]): string {
  if (things.length === 0) return '[]';
  return `[\n${things.map(printThing).join(',\n')}\n  ]`;
}

/** The canonical text of a `.vethloom.json` file; `parseTopology` of it gives an equal topology. */
export function printTopology(topology: Topology): string {
  const { version, name, devices, links, notes, ...extensions } = topology;
  const members = [
    `"version": ${version}`,
    `"name": ${JSON.stringify(name)}`,
    `"devices": ${list(devices)}`,
    `"links": ${list(links)}`,
    `"notes": ${list(notes)}`,
    ...Object.entries(extensions).map(
      ([key, value]) => `${JSON.stringify(key)}: ${print(value, '  ', 0)}`,
    ),
  ];
  return `{\n${members.map((member) => `  ${member}`).join(',\n')}\n}\n`;
}
