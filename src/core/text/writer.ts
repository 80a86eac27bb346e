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
  return new Lines();
}

class Lines implements Writer {
  private readonly pages: string[] = [];
  private readonly spans: Span[] = [];
  private chunks: string[] = [];
  private count = 0;

  line(text: string): void {
    this.add(text, 1);
  }

  block(part: Block): void {
    this.add(part.text, part.lines);
  }

  from(origin: string, write: () => void): void {
    const first = this.count + 1;
    write();
    const last = this.count;
    if (last < first) return;
    const before = this.spans.at(-1);
    if (before && before.origin === origin && before.last === first - 1) {
      this.spans[this.spans.length - 1] = { first: before.first, last, origin };
    } else {
      this.spans.push({ first, last, origin });
    }
  }

  finish(): Printed {
    // An empty last chunk ends the last line without a second copy of the text.
    this.chunks.push('');
    const rest = this.chunks.join('\n');
    const text = this.pages.length === 0 ? rest : [...this.pages, rest].join('\n');
    return { text, spans: this.spans };
  }

  private add(text: string, lines: number): void {
    this.chunks.push(text);
    this.count += lines;
    if (this.chunks.length < AT_A_TIME) return;
    this.pages.push(this.chunks.join('\n'));
    this.chunks = [];
  }
}
