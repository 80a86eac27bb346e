import { expect, test } from 'vitest';
import { curveBetween } from './curve.ts';
import { endName, pill, placeLabels } from './labels.ts';

const cable = (x: number) =>
  curveBetween({ x, y: 0, leaves: 'bottom' }, { x, y: 120, leaves: 'top' });

test('stands in the middle of its cable', () => {
  expect(placeLabels([pill('tap web1-0', cable(0))], [])).toEqual([{ x: 0, y: 60 }]);
});

test('labels of cables that lie close step aside', () => {
  const labels = [0, 30, 60].map((x) => pill('tap web1-0', cable(x)));
  const spots = placeLabels(labels, []);
  const heights = spots.map((spot) => spot?.y ?? Number.NaN).toSorted((a, b) => a - b);
  expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(20);
  expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(20);
});

test('no label covers a device, and one without a place is left out', () => {
  const wall = (y: number, height: number) => ({ x: -200, y, width: 400, height });
  expect(placeLabels([pill('tap', cable(0))], [wall(40, 60)])[0]?.y).toBeLessThan(30);
  expect(placeLabels([pill('tap', cable(0))], [wall(-50, 300)])).toEqual([undefined]);
});

test('names at both ends stand beside their ends, clear of each other and of the devices', () => {
  const upper = { x: -95, y: -86, width: 190, height: 86 };
  const lower = { x: -140, y: 120, width: 280, height: 46 };
  const [a, b] = placeLabels(
    [
      endName('veth-probe', { x: 0, y: 0, leaves: 'bottom' }),
      endName('veth-probe-p', { x: 0, y: 120, leaves: 'top' }),
    ],
    [upper, lower],
  );
  expect(a).toMatchObject({ y: 13 });
  expect(b).toMatchObject({ y: 107 });
  expect(a!.x).toBeGreaterThan(30);
});

test('names at the ends of a short cable do not lie on each other', () => {
  const spots = placeLabels(
    [
      endName('veth-a', { x: 0, y: 0, leaves: 'bottom' }),
      endName('veth-b', { x: 0, y: 20, leaves: 'top' }),
    ],
    [],
  );
  expect(spots.map((spot) => Math.sign(spot?.x ?? 0))).toEqual([1, -1]);
});
