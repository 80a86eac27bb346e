import { expect, test } from 'vitest';
import type { Anchor } from './curve.ts';
import { square } from './square.ts';

const down = (x: number, y = 0): Anchor => ({ x, y, leaves: 'bottom' });
const up = (x: number, y = 100): Anchor => ({ x, y, leaves: 'top' });

/** Where the way across lies of each cable. */
const turns = (...cables: (readonly [Anchor, Anchor])[]) =>
  square(cables.map(([a, b]) => ({ a, b }))).map(({ at }) => Math.round(at(0.5).y));

test('goes straight where it can, and else by two rounded corners', () => {
  const [straight, bent] = square([
    { a: down(0), b: up(0) },
    { a: down(0), b: up(200) },
  ]);
  expect(straight?.path).toBe('M0 0L0 100');
  expect(bent?.path).toBe('M0 0L0 42Q0 50 8 50L192 50Q200 50 200 58L200 100');
  expect(bent?.at(0.5)).toEqual({ x: 100, y: 50 });
});

test('cables in one channel run side by side, the last to enter first to turn', () => {
  const [first, second, third] = turns(
    [down(0), up(300)],
    [down(20), up(320)],
    [down(40), up(340)],
  );
  expect([first, second, third]).toEqual([62, 50, 38]);
  const [one, other] = turns([down(340), up(40)], [down(320), up(20)]);
  expect([one, other]).toEqual([56, 44]);
});

test('cables that pass each other far apart share a lane', () => {
  expect(turns([down(0), up(50)], [down(200), up(260)])).toEqual([50, 50]);
});

test('lanes move closer where there is no room', () => {
  const cables = Array.from({ length: 20 }, (_, i) => [down(i * 10), up(400 + i * 10)] as const);
  const lanes = turns(...cables);
  expect(new Set(lanes).size).toBe(20);
  expect(Math.min(...lanes)).toBeGreaterThan(0);
  expect(Math.max(...lanes)).toBeLessThan(100);
});

test('two ends on the same side are joined around the outside', () => {
  const [around] = square([{ a: down(0), b: down(200) }]);
  expect(around?.at(0.5)).toEqual({ x: 100, y: 26 });
});
