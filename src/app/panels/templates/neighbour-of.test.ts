import { expect, test } from 'vitest';
import { neighbourOf } from './neighbour-of.ts';

/** Three columns, and five things. */
const all = [0, 1, 2, 3, 4].map((i) => ({
  offsetLeft: (i % 3) * 100,
  offsetTop: Math.floor(i / 3) * 80,
}));

test.each([
  [0, 'ArrowRight', 1],
  [3, 'ArrowLeft', 2],
  [1, 'ArrowDown', 4],
  [2, 'ArrowDown', undefined],
  [4, 'ArrowUp', 1],
  [0, 'ArrowUp', undefined],
  [2, 'Home', 0],
  [2, 'End', 4],
  [2, 'a', undefined],
])('from %d by %s to %s', (from, key, to) => {
  expect(neighbourOf(all[from], all, key)).toBe(to === undefined ? undefined : all[to]);
});

test('from nowhere nothing', () => {
  expect(neighbourOf(null, all, 'ArrowRight')).toBeUndefined();
});
