import { expect, test } from 'vitest';
import type { Box } from '../../../core/index.ts';
import { holds, nextStage, seenOf } from './stage.ts';
import type { View } from './stage.ts';

/** Boxes in rows of 50, 200 units apart. */
function grid(count: number): ReadonlyMap<string, Box> {
  return new Map(
    Array.from({ length: count }, (_, i) => [
      `d${i}`,
      { x: (i % 50) * 200, y: Math.floor(i / 50) * 200, width: 150, height: 80 },
    ]),
  );
}

const view = (x: number, zoom = 1): View => ({ x, y: 0, zoom, width: 1000, height: 600 });

test('what is to be seen is mounted with a margin, and a short pan mounts nothing new', () => {
  const boxes = grid(2500);
  const first = nextStage(undefined, view(0), boxes);
  expect(first.painted).toBe(false);
  expect(holds(first.window, seenOf(view(0), 100))).toBe(true);
  expect(nextStage(first, view(-100), boxes)).toBe(first);
  const moved = nextStage(first, view(-400), boxes);
  expect(moved).not.toBe(first);
  expect(holds(moved.window, seenOf(view(-400), 0))).toBe(true);
});

test('of too much nothing is mounted, until it is much less', () => {
  const boxes = grid(2500);
  const out = nextStage(undefined, view(0, 0.1), boxes);
  expect(out.painted).toBe(true);
  const counts = [0.4, 0.5, 0.6, 0.7, 0.8];
  const zoomedIn = counts.map((zoom) => nextStage(out, view(0, zoom), boxes).painted);
  const zoomedOut = counts.map(
    (zoom) => nextStage({ painted: false, window: out.window }, view(0, zoom), boxes).painted,
  );
  const first = (list: boolean[]) => list.indexOf(false);
  expect(first(zoomedIn)).toBeGreaterThan(first(zoomedOut));
});

test('zoomed in, a window that has grown too large is made anew', () => {
  const boxes = grid(100);
  const wide = nextStage(undefined, view(0, 0.1), boxes);
  expect(nextStage(wide, view(0, 1), boxes)).not.toBe(wide);
});

test('a canvas without a size mounts nothing', () => {
  const { painted, window } = nextStage(undefined, { ...view(0), width: 0 }, grid(10));
  expect(painted).toBe(false);
  expect(window.width).toBe(0);
});
