import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('leaves points alone that are far enough apart', () => {
  expect(spread([10, 50, 90], 0, 100, 20)).toEqual([10, 50, 90]);
});

test('moves close points apart around their middle', () => {
  expect(spread([50, 50], 0, 100, 20)).toEqual([40, 60]);
});

test('stays within its range', () => {
  expect(spread([0, 0, 0], 0, 100, 20)).toEqual([0, 20, 40]);
  expect(spread([100, 100], 0, 100, 20)).toEqual([80, 100]);
});

test('closes the gaps where there is no room', () => {
  expect(spread([5, 5, 5], 0, 10, 20)).toEqual([0, 5, 10]);
});
