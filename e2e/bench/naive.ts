import type { Artifact } from '../../src/core/exporting.ts';

/** What differs from guest to guest in the text that is written for one. */
export interface Values {
  readonly name: string;
  readonly mac: string;
  readonly uuid: string;
}

/** A line as fixed parts with the values between them, as a template literal is compiled. */
interface Line {
  readonly parts: readonly string[];
  readonly keys: readonly (keyof Values)[];
}

type Template = (values: Values) => string;

function lineOf(text: string, sample: Values): Line {
  const parts: string[] = [];
  const keys: (keyof Values)[] = [];
  for (const part of text.split(
    new RegExp(`(${sample.uuid}|${sample.mac}|\\b${sample.name}\\b)`),
  )) {
    if (part === sample.uuid) keys.push('uuid');
    else if (part === sample.mac) keys.push('mac');
    else if (part === sample.name) keys.push('name');
    else parts.push(part);
  }
  return { parts, keys };
}

/** Pushes line after line, and joins them. */
function templateOf(text: string, sample: Values): Template {
  const lines = text.split('\n').map((line) => lineOf(line, sample));
  return (values) => {
    const out: string[] = [];
    for (const { parts, keys } of lines) {
      const [first = '', second = '', third = '', fourth = ''] = parts;
      const [one, two, three] = keys;
      if (one === undefined) out.push(first);
      else if (two === undefined) out.push(`${first}${values[one]}${second}`);
      else if (three === undefined)
        out.push(`${first}${values[one]}${second}${values[two]}${third}`);
      else
        out.push(`${first}${values[one]}${second}${values[two]}${third}${values[three]}${fourth}`);
    }
    return out.join('\n');
  };
}

/** MAC and UUID by number: the drawing has neither, so whoever writes the files must make them. */
function numbered(name: string, i: number): Values {
  const pair = (shift: number): string => ((i >> shift) & 0xff).toString(16).padStart(2, '0');
  return {
    name,
    mac: `52:54:00:${pair(16)}:${pair(8)}:${pair(0)}`,
    uuid: `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`,
  };
}

/**
 * The string builder that somebody would write in an afternoon: a template for
 * each file of a guest, one for its lines in a shared file, and nothing else: no
 * checks, no order, no origins, no names that must stay apart. Its templates are
 * cut from real output, so that it writes the same bytes.
 */
export function naiveBuilder(
  files: readonly Artifact[],
  sample: Values,
): (names: readonly string[]) => number {
  const own: Template[] = [];
  const shared: Template[] = [];
  for (const { print } of files) {
    const { text } = print();
    const lines = text.split('\n');
    const about = lines.filter((line) =>
      new RegExp(`\\b${sample.name}\\b|${sample.mac}`).test(line),
    );
    if (about.length > lines.length / 20) own.push(templateOf(text, sample));
    else if (about.length > 0) shared.push(templateOf(`${about.join('\n')}\n`, sample));
  }
  return (names) => {
    let bytes = 0;
    const open: string[][] = shared.map(() => []);
    for (let i = 0; i < names.length; i++) {
      const guest = numbered(names[i] ?? '', i);
      for (const template of own) bytes += Buffer.byteLength(template(guest));
      shared.forEach((template, k) => open[k]?.push(template(guest)));
    }
    for (const lines of open) bytes += Buffer.byteLength(lines.join(''));
    return bytes;
  };
}
