import { expect, test } from 'vitest';
import { remove, sampleTopology } from '../../core/index.ts';
import type { Topology } from '../../core/index.ts';
import { cursorAt } from './cursor-at.ts';

const at = (topology: Topology, before: string | undefined, selected: string[] = []) =>
  cursorAt(
    {
      topology,
      selection: new Set(selected),
      past: [{ label: '', topology: sampleTopology, selection: new Set() }],
    },
    before,
  );

test('is at the first device, then where it was', () => {
  expect(at(sampleTopology, undefined)).toBe('h1');
  expect(at(sampleTopology, 'l3')).toBe('l3');
});

test('goes with what is selected', () => {
  expect(at(sampleTopology, 'g1', ['b1'])).toBe('b1');
  expect(at(sampleTopology, 'g1', ['b1', 'g1', 'o1'])).toBe('g1');
});

test('goes to a neighbour of what was deleted, or to its host', () => {
  const without = (...ids: string[]) => remove(sampleTopology, new Set(ids));
  expect(at(without('g1'), 'g1')).toBe('b1');
  expect(at(without('g1', 'b1'), 'g1')).toBe('h1');
  expect(at(without('l1'), 'l1')).toBe('g1');
});
