import { printable } from '../util/printable.ts';

/** Free text as a quoted string of DOT that shows itself: no escape, no entity, no end of the string. */
export function dotText(text: string): string {
  const shown = printable(text).replace(/[\\"&]/g, (char) =>
    char === '&' ? '&amp;' : `\\${char}`,
  );
  return `"${shown}"`;
}
