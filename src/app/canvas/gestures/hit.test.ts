import { expect, test } from 'vitest';
import { curved, sampleTopology } from '../../../core/index.ts';
import { boxAt, frameAt } from './hit.ts';
import { movable } from './movable.ts';
import { layOut } from '../projection/scene.ts';
import { within } from '../use-marquee.ts';

const scene = layOut(sampleTopology, curved);
const box = (id: string) => scene.boxes.get(id)!;

test('a rectangle takes devices that are in it entirely, and cables with both ends', () => {
  const everything = within(scene, { x: -1e4, y: -1e4, width: 2e4, height: 2e4 });
  const { devices, links, notes } = sampleTopology;
  expect(everything.size).toBe(devices.length + links.length + notes.length);
  const guest = box('g1');
  expect([...within(scene, guest)]).toEqual(['g1']);
  expect(within(scene, { ...guest, width: guest.width - 1 }).size).toBe(0);
});

test('a place on a device is the device, one on a frame its container', () => {
  const { x, y, width, height } = box('g1');
  expect(boxAt(scene, [x + width / 2, y + height / 2])).toBe('g1');
  const host = box('h1');
  expect(boxAt(scene, [host.x + 2, host.y + host.height / 2])).toBeUndefined();
  expect(frameAt(scene, [host.x + 2, host.y + host.height / 2])).toBe('h1');
  expect(frameAt(scene, [host.x + host.width / 2, host.y + host.height / 2])).toBeUndefined();
});

test('what stands in a selected container moves with it', () => {
  expect([...movable(sampleTopology, new Set(['h1', 'g1', 'l1'])).keys()]).toEqual(['h1']);
  expect([...movable(sampleTopology, new Set(['g1', 'b1'])).keys()]).toEqual(['g1', 'b1']);
});
