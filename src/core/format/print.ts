import type { Topology } from '../model/topology.ts';

const COLUMNS = 100;

/** JSON that reads well and diffs well: what fits on a line stands on one. */
function print(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const room = COLUMNS - indent.length - used;
  const flat = JSON.stringify(value).length <= room ? inline(value) : undefined;
  if (flat !== undefined && flat.length <= room) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const lines = value.map((element) => deeper + print(element, deeper, 1));
    return `[\n${lines.join(',\n')}\n${indent}]`;
  }
  const lines = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => {
      const name = `${JSON.stringify(key)}: `;
      return deeper + name + print(member, deeper, name.length + 1);
    });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** On one line. JSON itself breaks lines nowhere but between values, so that each break is one of its own. */
function inline(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .replaceAll(/\[\n */g, '[')
    .replaceAll(/\n *\]/g, ']')
    .replaceAll(/\n */g, ' ');
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
