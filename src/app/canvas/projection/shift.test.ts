import { expect, test } from 'vitest';
import { curved, move, sampleTopology } from '../../../core/index.ts';
import type { Device, Draft, Point } from '../../../core/index.ts';
import { square } from '../../../core/square-cables.ts';
import { layOut } from './scene.ts';
import type { Scene } from './scene.ts';
import { shift } from './shift.ts';

const still = layOut(sampleTopology, curved);

function drag(moves: ReadonlyMap<string, Point>, from = still): Scene {
  const drafts = new Map<string, Draft>(
    [...moves].map(([id, [x, y]]) => [id, { position: { x, y } }]),
  );
  return shift(from, { drafts, pulled: [] });
}

function paths({ cables }: Scene) {
  return [...cables.values()].map(({ link, route }) => [link.id, route.curve.path]);
}

const places = (device: Device): Point[] => [
  [device.at[0] + 7, device.at[1] - 3],
  [device.at[0] + 260, device.at[1] + 120],
  [-300, 40],
];

test('what is dragged runs its cables as if it had been let go there', () => {
  for (const device of sampleTopology.devices) {
    for (const at of places(device)) {
      const moves = new Map([[device.id, at]]);
      const dropped = layOut(move(sampleTopology, moves), curved);
      const dragged = drag(moves);
      expect(paths(dragged)).toEqual(paths(dropped));
      expect(dragged.boxes).toEqual(dropped.boxes);
    }
  }
});

test('right angles, too', () => {
  const before = layOut(sampleTopology, square);
  for (const device of sampleTopology.devices) {
    const moves = new Map([[device.id, places(device)[1]!]]);
    const dropped = layOut(move(sampleTopology, moves), square);
    expect(paths(drag(moves, before))).toEqual(paths(dropped));
  }
});

test('several dragged at once, a host and what is in it, too', () => {
  const moves = new Map<string, Point>([
    ['h1', [40, 60]],
    ['g1', [90, 20]],
    ['b1', [300, 300]],
  ]);
  const dropped = layOut(move(sampleTopology, moves), curved);
  expect(paths(drag(moves))).toEqual(paths(dropped));
  expect(drag(moves).boxes).toEqual(dropped.boxes);
});

test('what stays keeps its identity', () => {
  const { boxes, cables } = drag(new Map([['u1', [700, 430]]]));
  expect([...boxes].filter(([id, box]) => box !== still.boxes.get(id))).toHaveLength(1);
  const changed = [...cables].filter(([id, cable]) => cable !== still.cables.get(id));
  expect(changed.map(([id]) => id)).toEqual(['l5']);
});

test('a pulled plug takes its cable along', () => {
  const link = sampleTopology.links.find(({ id }) => id === 'l1');
  const pulled = [{ ...link!, b: { at: [100, 200] as const } }];
  const { cables } = shift(still, { drafts: new Map(), pulled });
  expect(cables.get('l1')?.route.b).toMatchObject({ x: 100, y: 200 });
});
