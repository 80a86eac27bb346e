import { printable } from '../util/printable.ts';

/** What nearly every name is made of; it means nothing in Markdown. */
const PLAIN = /^[A-Za-z0-9 ,/-]*$/;

/** The same for addresses and words in backquotes. */
const PLAIN_CODE = /^[A-Za-z0-9 .,:/-]*$/;

/** GitHub takes https: and www. for the beginning of a link, and dollars for formulas. */
const MARKS = /[\\`*_{}[\]()<>#!|&~$:]|(?<=www)\./gi;

/**
 * Free text as one line of Markdown that shows itself and nothing else: no
 * markup, no HTML, no character that hides or reorders text.
 */
export function markdownText(text: string): string {
  if (PLAIN.test(text)) return text;
  return printable(text).replace(MARKS, (mark) => `\\${mark}`);
}

/** Between backquotes; for text of plain words, addresses and names. */
export function markdownCode(text: string): string {
  if (PLAIN_CODE.test(text)) return `\`${text}\``;
  return `\`${printable(text).replace(/[`|]/g, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`)}\``;
}
