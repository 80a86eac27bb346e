import { printable } from '../util/printable.ts';

/** Marks between two letters or digits mean nothing; a colon would, in `style:` and `fa:`. */
const MARKS = /(?<![\p{L}\p{N}])[-_./]|[-_./](?![\p{L}\p{N}])|[^\p{L}\p{N}\p{M} ·_./-]/gu;

/**
 * Free text in the double quotes of a Mermaid flowchart. What is no letter, no
 * digit and no blank is written by its number, as `#34;`: no markup, no HTML,
 * no icon and no directive can begin.
 */
export function mermaidText(text: string): string {
  const shown = printable(text).replace(MARKS, (char) => `#${char.codePointAt(0)};`);
  return `"${shown.trim() === '' ? '#160;' : shown}"`;
}
