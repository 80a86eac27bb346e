import { expect, test } from 'vitest';
import type { Point, Topology } from '../model/topology.ts';
import { move } from './devices.ts';
import { absolutePosition, sizeOf } from './geometry.ts';
import { growContainers } from './grow.ts';

const lab = {
  version: 1,
  name: 'lab',
  devices: [
    { id: 'h1', kind: 'host', name: 'h1', at: [100, 100], size: [640, 400] },
    { id: 'b1', kind: 'bridge', name: 'br0', in: 'h1', at: [20, 60] },
    { id: 'n1', kind: 'nic', name: 'eno1', in: 'h1', at: [400, 300] },
  ],
  links: [],
  notes: [],
} as unknown as Topology;

const moved = (id: string, at: Point) => growContainers(lab, move(lab, new Map([[id, at]])));
const host = (topology: Topology) => topology.devices[0]!;

test('a host grows to the right and downwards', () => {
  const grown = moved('n1', [600, 390]);
  // 130 by 34, and a margin of 16.
  expect(sizeOf(host(grown))).toEqual([746, 440]);
  expect(host(grown).at).toEqual([100, 100]);
});

test('to the left and upwards everything else stays where it was on the canvas', () => {
  const grown = moved('n1', [-40, -10]);
  expect(host(grown).at).toEqual([44, 46]);
  expect(sizeOf(host(grown))).toEqual([696, 454]);
  expect(absolutePosition(grown, 'b1')).toEqual([120, 160]);
  expect(absolutePosition(grown, 'n1')).toEqual([60, 90]);
});

test('what has room changes nothing else, and neither does what was not touched', () => {
  const inside = move(lab, new Map([['n1', [10, 300] as Point]]));
  expect(growContainers(lab, inside)).toBe(inside);
  const crowded = move(lab, new Map([['n1', [900, 300] as Point]]));
  const renamed = { ...crowded, name: 'other' };
  expect(growContainers(crowded, renamed)).toBe(renamed);
});
