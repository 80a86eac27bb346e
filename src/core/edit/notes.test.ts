import { expect, test } from 'vitest';
import { arrange } from '../arrange/arrange.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import { decodeShare } from '../share/decode.ts';
import { encodeShare } from '../share/encode.ts';
import { resize } from './devices.ts';
import { absolutePosition, noteSizeOf, sizeOf } from './geometry.ts';
import { addNote } from './notes.ts';

const web = dmzLab.devices.find(({ name }) => name === 'web1')!;
const [x, y] = absolutePosition(dmzLab, web.id);
const { topology: boxed, id } = addNote(dmzLab, {
  text: 'office',
  at: [x - 30, y - 50],
  size: [sizeOf(web)[0] + 60, sizeOf(web)[1] + 80],
});

test('a box survives the file and the link', () => {
  expect(parseTopology(printTopology(boxed)).topology).toEqual(boxed);
  const link = encodeShare(boxed);
  expect('text' in link && decodeShare(link.text).topology).toEqual(boxed);
});

test('a box gets another size, a device keeps its own', () => {
  const changed = resize(boxed, id, [400, 300]);
  expect(changed.notes[0]?.size).toEqual([400, 300]);
  expect(changed.devices).toBe(boxed.devices);
});

test('arranged, a box is around what it held', () => {
  const after = arrange(boxed);
  const note = after.notes.find((one) => one.id === id)!;
  const [left, top] = absolutePosition(after, web.id);
  const [width, height] = noteSizeOf(note);
  expect(left).toBeGreaterThan(note.at[0]);
  expect(top).toBeGreaterThan(note.at[1]);
  expect(left + sizeOf(web)[0]).toBeLessThan(note.at[0] + width);
  expect(top + sizeOf(web)[1]).toBeLessThan(note.at[1] + height);
});
