import { describe, expect, test } from 'vitest';
import { marksOf, snap } from './snap.ts';

const bar = { x: 100, y: 300, width: 280, height: 46 };
const card = (x: number, y: number) => ({ x, y, width: 190, height: 86 });

describe('snap', () => {
  test('brings the left edge in line, with a line from the one to the other', () => {
    expect(snap(card(104, 90), marksOf([bar]), 6)).toEqual({
      dx: -4,
      dy: 0,
      guides: [{ axis: 'x', at: 100, from: 90, to: 346 }],
    });
  });

  test('brings middles in line, and both ways at once', () => {
    // Middles at 240 and 323; the card's are 95 and 43 from its corner.
    const { dx, dy } = snap(card(147, 283), marksOf([bar]), 6);
    expect([dx, dy]).toEqual([-2, -3]);
  });

  test('takes the nearest', () => {
    const marks = marksOf([bar, { ...bar, x: 103 }]);
    expect(snap(card(104, 90), marks, 6).dx).toBe(-1);
  });

  test('leaves alone what is out of reach', () => {
    const free = { dx: 0, dy: 0, guides: [] };
    expect(snap(card(70, 90), marksOf([bar]), 6)).toEqual(free);
    expect(snap(card(104, -2000), marksOf([bar]), 6)).toEqual(free);
    expect(snap(card(104, 90), marksOf([]), 6)).toEqual(free);
  });
});
