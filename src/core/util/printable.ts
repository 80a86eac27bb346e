/**
 * What could hide or move text: controls, formats, separators, lone surrogates, private use,
 * non-characters, and all that Unicode lets a font leave out (Default_Ignorable_Code_Point: fillers,
 * tags, unassigned places such as U+2065). Variation selectors of the first plane are not: emoji end with one.
 */
export const UNSEEN =
  /(?![\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\uFFFE\uFFFF]/u;

const EACH_UNSEEN = new RegExp(UNSEEN, 'gu');

/** What readers cannot see becomes `\u{HEX}`: they see that it is there. */
export function printable(text: string): string {
  return text.replace(EACH_UNSEEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
