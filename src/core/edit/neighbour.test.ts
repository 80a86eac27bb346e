import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { DeviceId } from '../model/ids.ts';
import { type Direction, neighbourTowards } from './neighbour.ts';

const next = (from: string, direction: Direction) =>
  neighbourTowards(dmzLab, from as DeviceId, direction);

test('along the cables first', () => {
  expect(next('g1', 'down')).toBe('b1');
  expect(next('b1', 'right')).toBe('o1');
  expect(next('o1', 'left')).toBe('b1');
});

test('else to what stands beside it', () => {
  expect(next('g1', 'right')).toBe('g2');
  expect(next('g3', 'left')).toBe('g2');
});

test('out to the host, and into it', () => {
  expect(next('g1', 'up')).toBe('h1');
  expect(next('h1', 'down')).toBe('g1');
});

test('nowhere, where there is nothing', () => {
  expect(next('h1', 'left')).toBeUndefined();
  expect(next('g3', 'right')).toBeUndefined();
});
