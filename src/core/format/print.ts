import type { Topology } from '../model/topology.ts';

const COLUMNS = 100;

/** JSON that reads well and diffs well: what fits on a line stands on one. */
function print(value: unknown, indent: string, used: number): string {
  const flat = inline(value);
  if (
    indent.length + used + flat.length <= COLUMNS ||
    typeof value !== 'object' ||
    value === null
  ) {
    return flat;
  }
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

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    if (members.length === 0) return '{}';
    return `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`).join(', ')} }`;
  }
  return JSON.stringify(value);
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
