import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyTopology, renameTopology, sampleTopology } from '../../../core/index.ts';
import { edit, openDrawing, undo, useStore } from '../store.ts';
import { FakeShelf } from './fake-shelf.ts';
import { startKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';
import { createLibrary } from './library.ts';
import type { Library } from './library.ts';

let shelf: FakeShelf;
let keeper: Keeper;
let library: Library;
const state = () => useStore.getState();
const names = async () =>
  (await library.list()).filter(({ deleted }) => !deleted).map(({ name }) => name);
const byName = async (name: string) => (await library.list()).find((one) => one.name === name)!;

beforeEach(async () => {
  shelf = new FakeShelf();
  openDrawing(emptyTopology('nobody’s'));
  keeper = startKeeper(shelf);
  library = createLibrary(shelf, keeper);
  openDrawing(renameTopology(sampleTopology, 'one'));
  await keeper.flush();
  openDrawing(emptyTopology('two'), { from: 'link' });
  await keeper.flush();
});

afterEach(() => keeper.stop());

test('drawings stand side by side, and opening one changes none', async () => {
  expect((await names()).toSorted()).toEqual(['one', 'two']);
  library.open(await byName('one'));
  expect(state()).toMatchObject({ topology: { name: 'one' }, fromLink: false });
  library.open(await byName('two'));
  expect(state()).toMatchObject({ topology: { name: 'two' }, fromLink: true });
  expect([...shelf.drawings.values()].map(({ revision }) => revision)).toEqual([1, 1]);
});

test('renames what is open as an undo step, and others where they are', async () => {
  await library.rename(await byName('two'), 'second');
  await library.rename(await byName('one'), 'first');
  expect(state().topology.name).toBe('second');
  expect((await names()).toSorted()).toEqual(['first', 'second']);
  undo();
  expect((await names()).toSorted()).toEqual(['first', 'two']);
});

test('does not rename over what another tab has written', async () => {
  const one = await byName('one');
  shelf.drawings.set(one.id, { ...one, text: one.text.replace('web1', 'shop'), revision: 2 });
  await expect(library.rename(one, 'first')).rejects.toThrow('another tab');
  expect(shelf.drawings.get(one.id)?.name).toBe('one');
});

test('a duplicate of what a link brought is still from a link', async () => {
  await library.duplicate(await byName('two'));
  expect(await byName('two (copy)')).toMatchObject({ fromLink: true, revision: 1 });
});

test('what is deleted can be brought back; what is open gives way to the next', async () => {
  const two = await byName('two');
  await library.remove(two);
  expect(state().topology.name).toBe('one');
  expect(await names()).toEqual(['one']);
  await library.bringBack(two);
  expect((await names()).toSorted()).toEqual(['one', 'two']);
  await library.remove(await byName('one'));
  await library.remove(await byName('two'));
  expect(state().topology.devices).toEqual([]);
});

test('forgets what was deleted a month ago, and nothing younger', async () => {
  const [one, two] = [await byName('one'), await byName('two')];
  const day = 24 * 60 * 60 * 1000;
  await shelf.mark(one.id, { deleted: Date.now() - 31 * day });
  await shelf.mark(two.id, { deleted: Date.now() - 29 * day });
  expect((await library.list()).map(({ name }) => name)).toEqual(['two']);
  await expect.poll(() => [...shelf.drawings.keys()]).toEqual([two.id]);
});

test('what is deleted is forgotten at once when asked for, unless another tab has it again', async () => {
  await library.remove(await byName('one'));
  await library.remove(await byName('two'));
  const [one, two] = [await byName('one'), await byName('two')];
  await library.forget([two]);
  expect(shelf.drawings.has(two.id)).toBe(false);
  await library.bringBack(one);
  await expect(library.forget([one])).rejects.toThrow('another tab');
  expect(await names()).toContain('one');
});

test('where there is no room to wait in, what is deleted can only be forgotten', async () => {
  shelf.mark = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const [one, two] = [await byName('one'), await byName('two')];
  expect(await library.remove(two)).toBe(false);
  expect(state().topology.name).toBe('two');
  await library.forget([two]);
  expect(state().topology.name).toBe('one');
  expect([...shelf.drawings.keys()]).toEqual([one.id]);
});

test('what the store never took is forgotten for good, too', async () => {
  shelf.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  openDrawing(emptyTopology('three'));
  const three = await byName('three');
  expect(await library.remove(three)).toBe(false);
  await library.forget([three]);
  expect(state()).toMatchObject({ saved: 'saved' });
  expect(state().topology.name).not.toBe('three');
  expect((await names()).toSorted()).toEqual(['one', 'two']);
});

test('goes back as an undo step, and the present stays in the history', async () => {
  library.open(await byName('one'));
  edit('Rename', (topology) => renameTopology(topology, 'present'));
  await keeper.flush();
  await library.goBack(sampleTopology, '11:05');
  await keeper.flush();
  expect(state().topology.name).toBe(sampleTopology.name);
  const [newest] = await library.snapshots();
  expect(newest?.text).toContain('"name": "present"');
  undo();
  expect(state().topology.name).toBe('present');
});

test('without a store the drawings of this page are there all the same', async () => {
  shelf.broken = new Error('no');
  openDrawing(emptyTopology('three'));
  openDrawing(emptyTopology('four'));
  expect((await names()).toSorted()).toEqual(['four', 'three']);
  library.open(await byName('three'));
  expect(state().topology.name).toBe('three');
});
