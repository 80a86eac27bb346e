import type { Plan } from '../../../src/core/index.ts';

/** Free text of a drawing, and the harmless text that its twin has in the same place. */
export interface Slot {
  readonly text: string;
  readonly twin: string;
}

/** The free texts of a plan: all else in it has one plain alphabet. */
function freeTexts(plan: Plan): string[] {
  const machines = plan.hosts.flatMap(({ resources }) =>
    resources.flatMap((each) => (each.kind === 'machine' ? [each.label] : [])),
  );
  return [
    plan.lab.label,
    ...plan.hosts.map(({ label }) => label),
    ...machines,
    ...plan.titles.values(),
  ];
}

export function slotsOf(plan: Plan, twin: Plan): Slot[] {
  const others = freeTexts(twin);
  return freeTexts(plan).flatMap((text, i) =>
    text === others[i] ? [] : [{ text, twin: others[i] ?? '' }],
  );
}

/** Whether a text is its twin's with nothing but the slots filled otherwise. */
export function differsInSlots(text: string, twin: string, slots: readonly Slot[]): boolean {
  const from = (i: number, j: number): boolean => {
    if (i === text.length && j === twin.length) return true;
    const filled = slots.some(
      (slot) =>
        slot.twin !== '' &&
        twin.startsWith(slot.twin, j) &&
        text.startsWith(slot.text, i) &&
        from(i + slot.text.length, j + slot.twin.length),
    );
    return filled || (i < text.length && text[i] === twin[j] && from(i + 1, j + 1));
  };
  return from(0, 0);
}

/** A line of a script or a terminal as it was meant; undefined where more than printable ASCII is in it. */
export function readVisible(line: string): string | undefined {
  if (!/^[\t\x20-\x7e]*$/.test(line)) return undefined;
  return line.replace(/\\(\\|u([0-9a-f]{4}))/g, (_, all: string, hex?: string) =>
    hex === undefined ? all : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The words of a line of a script that is one plain command; undefined where it is more. */
export function readWords(line: string): string[] | undefined {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const [found] = /^(?:[\w%+,./:=@-]|'[^']*'|\\')+(?=\s|$)/.exec(rest) ?? [];
    if (found === undefined) return undefined;
    words.push(found.replace(/'([^']*)'|\\(')/g, '$1$2'));
    rest = rest.slice(found.length).trimStart();
  }
  return words;
}

/** What Markdown would show of a line, and its marks; raw HTML is among the marks. */
export function readMarkdown(line: string): { readonly text: string; readonly marks: string } {
  let marks = '';
  const text = line.replace(
    /\\([!-/:-@[-`{-~])|[`*_[\]<>&|~$#!]|https?:|www\./gi,
    (found, plain?: string) => {
      if (plain === undefined) marks += found;
      return plain ?? found;
    },
  );
  return { text, marks };
}

/** Free text as Markdown is to show it: what hides or moves text by its code. */
export function markdownShows(text: string): string {
  return text.replace(
    /(?![\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/gu,
    (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`,
  );
}
