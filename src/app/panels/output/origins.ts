import type { Span } from '../../../core/exporting.ts';

/** For whom a line was written; spans are ascending and do not overlap. */
export function originOfLine(spans: readonly Span[], line: number): string | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (!span) return undefined;
    if (line < span.first) high = middle - 1;
    else if (line > span.last) low = middle + 1;
    else return span.origin;
  }
  return undefined;
}

/** The lines that were written for any of these. */
export function linesOf(spans: readonly Span[], origins: ReadonlySet<string>): number[] {
  const lines: number[] = [];
  if (origins.size === 0) return lines;
  for (const { first, last, origin } of spans) {
    if (!origins.has(origin)) continue;
    for (let line = first; line <= last; line += 1) lines.push(line);
  }
  return lines;
}
