import { printable } from '../util/printable.ts';

/** From ASCII to its full-width form (Unicode block Halfwidth and Fullwidth Forms). */
const FULL_WIDTH = 0xfee0;

/**
 * Free text as a quoted string of nwdiag, which has no escape for a quote, and
 * whose other reader, PlantUML, takes `<img:…>`, `%getenv(…)` and more inside
 * of strings. Such marks are written in their full-width form.
 */
export function nwdiagText(text: string): string {
  const shown = printable(text).replace(/[!-~]/g, (char) =>
    /[\w.,:/+()-]/.test(char) ? char : String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH),
  );
  return `"${shown}"`;
}
