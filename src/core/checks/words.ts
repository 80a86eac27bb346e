import type { Fix } from '../diagnostics/diagnostic.ts';
import { printable } from '../util/printable.ts';
import type { Here } from './check.ts';
import { type Message, msg } from '../util/message.ts';

/** Characters of a name that people see; long enough for a sentence. */
export const LABEL_MAX = 200;

/** What XML 1.0, a terminal and a file name cannot hold: control characters, lone surrogates, non-characters. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;

/** Characters without a shape, and those that turn the direction of text (Unicode UTS 39). */
export const HIDDEN = /(?![\uFE00-\uFE0F])[\p{Cf}\p{DI}]/u;

/** Text of a drawing inside a message: cut, in quotes, with nothing that hides or reorders. */
export function quote(text: string): Message {
  const cut = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return msg`"${printable(cut)}"`;
}

/** Length in bytes is what the kernel counts. */
export function utf8(text: string): { length: number } {
  let length = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return { length };
}

/** Whether a text is printable ASCII, as nearly all names are. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Offers the nearest name that the kernel can hold. */
export function renameFix(text: string, here: Here, max: number): Fix[] {
  const name = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, max);
  return name === '' ? [] : [here.set(msg`Rename to ${name}`, name)];
}
