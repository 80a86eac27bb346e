import { expect, test } from 'vitest';
import type { Topology } from '../model/topology.ts';
import { align, distribute } from './align.ts';

const row = {
  version: 1,
  name: 'row',
  devices: [
    { id: 'h1', kind: 'host', name: 'h1', at: [0, 0] },
    // 280 wide and 46 high; the card of the host is 130 by 34.
    { id: 'b1', kind: 'bridge', name: 'b1', in: 'h1', at: [10, 20] },
    { id: 'n1', kind: 'nic', name: 'n1', in: 'h1', at: [400, 90] },
    { id: 'b2', kind: 'bridge', name: 'b2', in: 'h1', at: [800, 50] },
    { id: 'b3', kind: 'bridge', name: 'b3', at: [5, 900] },
  ],
  links: [],
  notes: [],
} as unknown as Topology;
const all = new Set(row.devices.map(({ id }) => id as string));
const inside = new Set(['b1', 'n1', 'b2', 'b3']);

const at = (topology: Topology, ...ids: string[]) =>
  ids.map((id) => topology.devices.find((device) => device.id === id)?.at);

test('aligns to a side and to the middle, by the outermost', () => {
  expect(at(align(row, inside, 'left'), 'b1', 'n1', 'b2')).toEqual([
    [10, 20],
    [10, 90],
    [10, 50],
  ]);
  expect(at(align(row, inside, 'bottom'), 'b1', 'n1', 'b2')).toEqual([
    [10, 78],
    [400, 90],
    [800, 78],
  ]);
  expect(at(align(row, inside, 'centre'), 'n1')).toEqual([[480, 90]]);
});

test('what stands in no or another container stays', () => {
  expect(at(align(row, inside, 'left'), 'b3')).toEqual([[5, 900]]);
});

test('what stands in a selected container goes with it', () => {
  expect(at(align(row, all, 'right'), 'b1', 'n1', 'h1', 'b3')).toEqual([
    [10, 20],
    [400, 90],
    [0, 0],
    [360, 900],
  ]);
});

test('distributes with one gap between all', () => {
  // 10..290, gap, 130 wide, gap, 800: (800 - 290 - 130) / 2 = 190.
  expect(at(distribute(row, inside, 'horizontal'), 'b1', 'n1', 'b2')).toEqual([
    [10, 20],
    [480, 90],
    [800, 50],
  ]);
});

test('what is in place already keeps identity', () => {
  const once = align(row, inside, 'top');
  expect(align(once, inside, 'top')).toBe(once);
  expect(distribute(row, new Set(['b1', 'n1']), 'horizontal')).toBe(row);
});
