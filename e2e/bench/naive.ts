import type { Artifact } from '../../src/core/index.ts';

/** What differs from guest to guest in the text that is written for one. */
export interface Values {
  readonly name: string;
  readonly mac: string;
  readonly uuid: string;
}

/** A text as fixed parts with the values between them, as a template literal is compiled. */
type Template = (values: Values) => string;

function templateOf(text: string, sample: Values): Template {
  const parts = text.split(new RegExp(`(${sample.uuid}|${sample.mac}|\\b${sample.name}\\b)`));
  const keys = parts.map((part) =>
    part === sample.uuid ? 'uuid' : part === sample.mac ? 'mac' : part === sample.name ? 'name' : undefined,
  );
  return (values) => {
    let result = '';
    for (let i = 0; i < parts.length; i++) {
      const key = keys[i];
      result += key === undefined ? parts[i] : values[key];
    }
    return result;
  };
}

/**
 * The string builder that somebody would write in an afternoon: a template for
 * each file of a guest, one for its lines in a shared file, and nothing else: no
 * checks, no names or addresses of its own making, no order, no origins. Its
 * templates are cut from real output, so that it writes the same bytes.
 */
export function naiveBuilder(
  files: readonly Artifact[],
  sample: Values,
): (guests: readonly Values[]) => number {
  const own: Template[] = [];
  const shared: Template[] = [];
  let fixed = 0;
  for (const { print } of files) {
    const { text } = print();
    const lines = text.split('\n');
    const about = lines.filter((line) => new RegExp(`\\b${sample.name}\\b|${sample.mac}`).test(line));
    if (about.length > lines.length / 20) own.push(templateOf(text, sample));
    else if (about.length > 0) {
      shared.push(templateOf(`${about.join('\n')}\n`, sample));
      fixed += Buffer.byteLength(text);
    }
  }
  return (guests) => {
    let bytes = fixed;
    const open: string[][] = shared.map(() => []);
    for (const guest of guests) {
      for (const template of own) bytes += Buffer.byteLength(template(guest));
      for (let i = 0; i < shared.length; i++) {
        const template = shared[i];
        if (template) open[i]?.push(template(guest));
      }
    }
    for (const lines of open) bytes += Buffer.byteLength(lines.join(''));
    return bytes;
  };
}
