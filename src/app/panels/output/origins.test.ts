import { describe, expect, it } from 'vitest';
import { linesOf, originOfLine } from './origins.ts';

const spans = [
  { first: 3, last: 5, origin: 'b1' },
  { first: 6, last: 6, origin: 'l1' },
  { first: 9, last: 12, origin: 'b1' },
];

describe('lines and their origins', () => {
  it('finds the origin of a line', () => {
    const origins = Array.from({ length: 13 }, (_, index) => originOfLine(spans, index + 1));
    const none = undefined;
    const b1 = 'b1';
    expect(origins).toEqual([none, none, b1, b1, b1, 'l1', none, none, b1, b1, b1, b1, none]);
  });

  it('finds no origin where nothing was written for anybody', () => {
    expect(originOfLine([], 1)).toBeUndefined();
  });

  it('finds all lines of what is selected', () => {
    expect(linesOf(spans, new Set(['b1']))).toEqual([3, 4, 5, 9, 10, 11, 12]);
    expect(linesOf(spans, new Set())).toEqual([]);
  });
});
