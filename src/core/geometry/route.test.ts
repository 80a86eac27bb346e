import { describe, expect, test } from 'vitest';
import type { Box } from './box.ts';
import { createRouter, curved, routeAll } from './route.ts';
import type { Stop, Wire } from './route.ts';

const upper: Box = { x: 0, y: 0, width: 280, height: 46 };
const lower: Box = { x: 0, y: 200, width: 280, height: 46 };

const at = (device: string, box: Box, portX?: number): Stop =>
  portX === undefined ? { device, box } : { device, box, portX };
const loose = (x: number, y: number): Stop => ({ box: { x, y, width: 0, height: 0 } });
const wire = (id: string, a: Stop, b: Stop): Wire => ({ id, a, b });

describe('routeAll', () => {
  test('goes straight down from a network card to a switch below it', () => {
    const guest = { x: 40, y: 0, width: 190, height: 86 };
    const [route] = routeAll([wire('l1', at('g1', guest, 60), at('b1', lower))]);
    expect(route?.a).toEqual({ x: 100, y: 86, leaves: 'bottom' });
    expect(route?.b).toEqual({ x: 100, y: 200, leaves: 'top' });
    expect(route?.curve.path).toBe('M100 86L100 200');
  });

  test('leaves by the sides between neighbours', () => {
    const right = { ...upper, x: 400 };
    const [route] = routeAll([wire('l1', at('b1', upper), at('b2', right))]);
    expect([route?.a.leaves, route?.b.leaves]).toEqual(['right', 'left']);
  });

  test('fans out parallel cables without crossing them', () => {
    const wires = ['l1', 'l2', 'l3'].map((id) => wire(id, at('b1', upper), at('b2', lower)));
    const routes = routeAll(wires);
    const starts = routes.map((route) => route.a.x);
    expect(new Set(starts).size).toBe(3);
    expect(routes.map((route) => route.b.x)).toEqual(starts);
  });

  test('goes around what stands between', () => {
    const [left, middle, right] = [0, 400, 800].map((x) => ({ ...upper, x })) as [Box, Box, Box];
    const ends = (...obstacles: Box[]) => {
      const [route] = routeAll([wire('l1', at('b1', left), at('b3', right))], curved, [
        left,
        right,
        ...obstacles,
      ]);
      return [route?.a.leaves, route?.b.leaves];
    };
    expect(ends()).toEqual(['right', 'left']);
    expect(ends(middle)).toEqual(['bottom', 'bottom']);
    expect(ends(middle, { ...middle, y: 60 })).toEqual(['top', 'top']);
  });

  test('keeps every end on its side, however many there are', () => {
    const wires = Array.from({ length: 40 }, (_, i) =>
      wire(`l${i}`, loose(i * 90 - 900, -200), at('b1', lower)),
    );
    for (const route of routeAll(wires)) {
      expect(route.b.x).toBeGreaterThanOrEqual(lower.x);
      expect(route.b.x).toBeLessThanOrEqual(lower.x + lower.width);
    }
  });

  test('reaches the nearest inner edge of the container of a device', () => {
    const host = { x: -100, y: -100, width: 600, height: 600 };
    const [route] = routeAll([wire('l1', at('b1', upper), at('h1', host))]);
    expect(route?.a).toMatchObject({ x: 0, leaves: 'left' });
    expect(route?.b).toMatchObject({ x: -100, leaves: 'right' });
  });
});

describe('createRouter', () => {
  const third: Box = { x: 900, y: 0, width: 280, height: 46 };
  const draw = (x: number) => [
    wire('l1', at('b1', { ...upper, x }), at('b2', lower)),
    wire('l2', at('b1', { ...upper, x }), at('b2', lower)),
    wire('l3', at('b2', lower), at('b3', third)),
    wire('l4', at('b3', third), at('b4', { ...third, y: 200 })),
  ];

  test('while something moves, what has nothing to do with it keeps its route', () => {
    const route = createRouter();
    const before = route(draw(0), curved, [], false);
    const after = route(draw(40), curved, [], true);
    expect(after.map((one, index) => one === before[index])).toEqual([false, false, true, true]);
    expect(after).toMatchObject(
      routeAll(draw(40)).map(({ id, a, b, curve }) => ({ id, a, b, curve: { path: curve.path } })),
    );
  });

  test('at rest everything is led anew', () => {
    const route = createRouter();
    const before = route(draw(0), curved, [], false);
    expect(route(draw(0), curved, [], false)[3]).not.toBe(before[3]);
  });
});
