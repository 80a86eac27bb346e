/** 1-based lines, both inclusive, that were written for one device or link. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly origin: string;
}

export interface Printed {
  readonly text: string;
  /** Ascending, not overlapping. Lines outside all spans were written for the host. */
  readonly spans: readonly Span[];
}

/** Lines that are written often and counted once. */
export interface Block {
  readonly text: string;
  readonly lines: number;
}

export function block(text: string): Block {
  let lines = 1;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines += 1;
  return { text, lines };
}

export interface Writer {
  /** One line; it must hold no newline. */
  line(text: string): void;
  /** Several lines at once, such as a fixed part of a script. */
  block(block: Block): void;
  /** What `write` writes was written for `origin`. Does not nest. */
  from(origin: string, write: () => void): void;
  finish(): Printed;
}

/** So many lines are made one text at a time: a long script is never a heap of short ones. */
const AT_A_TIME = 200;

/** Collects lines and remembers for whom each was written. */
export function createWriter(): Writer {
  const pages: string[] = [];
  const spans: Span[] = [];
  let chunks: string[] = [];
  let lines = 0;
  const add = (text: string, count: number): void => {
    chunks.push(text);
    lines += count;
    if (chunks.length < AT_A_TIME) return;
    pages.push(chunks.join('\n'));
    chunks = [];
  };
  return {
    line(text) {
      add(text, 1);
    },
    block(part) {
      add(part.text, part.lines);
    },
    from(origin, write) {
      const first = lines + 1;
      write();
      if (lines < first) return;
      const before = spans.at(-1);
      if (before && before.origin === origin && before.last === first - 1) {
        spans[spans.length - 1] = { first: before.first, last: lines, origin };
      } else {
        spans.push({ first, last: lines, origin });
      }
    },
    finish() {
      // An empty last chunk ends the last line without a second copy of the text.
      chunks.push('');
      const rest = chunks.join('\n');
      return { text: pages.length === 0 ? rest : [...pages, rest].join('\n'), spans };
    },
  };
}
