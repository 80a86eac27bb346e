import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  emptyTopology,
  printTopology,
  renameTopology,
  sampleTopology,
} from '../../../core/index.ts';
import { edit, openDrawing, useStore } from '../store.ts';
import { FakeShelf } from './fake-shelf.ts';
import { startKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';
import { leave } from './leftovers.ts';
import type { Pocket } from './leftovers.ts';
import { restore } from './restore.ts';

let shelf: FakeShelf;
let keeper: Keeper;
let pocket: Pocket;
const state = () => useStore.getState();
const names = () => [...shelf.drawings.values()].map(({ name }) => name).toSorted();

function fakePocket(): Pocket {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (i) => [...values.keys()][i] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Another page on the same store. */
function reload(): void {
  keeper.stop();
  openDrawing(sampleTopology);
  keeper = startKeeper(shelf);
}

async function draw(name: string): Promise<string> {
  openDrawing(emptyTopology(name));
  await keeper.flush();
  return state().drawing;
}

beforeEach(() => {
  shelf = new FakeShelf();
  pocket = fakePocket();
  openDrawing(sampleTopology);
  useStore.setState({ saved: 'saved', notice: undefined });
  keeper = startKeeper(shelf);
});

afterEach(() => keeper.stop());

test('a first visit keeps the sample', async () => {
  await restore(keeper, shelf, pocket, undefined);
  expect(state().topology).toBe(sampleTopology);
  expect(shelf.drawings.size).toBe(0);
});

test('a tab gets back its own drawing, a new tab the one changed last', async () => {
  const first = await draw('first');
  await new Promise((resolve) => setTimeout(resolve, 2));
  await draw('second');
  reload();
  await restore(keeper, shelf, pocket, first);
  expect(state().topology.name).toBe('first');
  await restore(keeper, shelf, pocket, undefined);
  expect(state().topology.name).toBe('second');
  expect([...shelf.drawings.values()].map(({ revision }) => revision)).toEqual([1, 1]);
});

test('what a page left unwritten is written and shown', async () => {
  const id = await draw('first');
  edit('Rename', (topology) => renameTopology(topology, 'last words'));
  leave(pocket, keeper.unwritten());
  reload();
  await restore(keeper, shelf, pocket, id);
  expect(state().topology.name).toBe('last words');
  expect(names()).toEqual(['last words']);
  expect(pocket.length).toBe(0);
});

test('it is no copy where what was being written meanwhile got there', async () => {
  const id = await draw('first');
  let open = () => {};
  shelf.gate = new Promise((resolve) => (open = resolve));
  edit('Rename', (topology) => renameTopology(topology, 'under way'));
  const writing = keeper.flush();
  await Promise.resolve();
  edit('Rename', (topology) => renameTopology(topology, 'last words'));
  leave(pocket, keeper.unwritten());
  keeper.stop();
  open();
  await writing;
  expect(names()).toEqual(['under way']);
  reload();
  await restore(keeper, shelf, pocket, id);
  expect(names()).toEqual(['last words']);
  expect(state().notice).toBeUndefined();
  expect(pocket.length).toBe(0);
});

test('it becomes a copy where another tab has gone on meanwhile', async () => {
  const id = await draw('first');
  edit('Rename', (topology) => renameTopology(topology, 'last words'));
  leave(pocket, keeper.unwritten());
  const there = shelf.drawings.get(id)!;
  const text = printTopology(emptyTopology('theirs'));
  shelf.drawings.set(id, { ...there, name: 'theirs', text, revision: 2 });
  reload();
  await restore(keeper, shelf, pocket, id);
  expect(names()).toEqual(['last words (copy)', 'theirs']);
  expect(pocket.length).toBe(0);
  expect(state().notice?.tone).toBe('error');
});

test('with a broken store it is shown, and stays where it is', async () => {
  const id = await draw('first');
  edit('Rename', (topology) => renameTopology(topology, 'last words'));
  leave(pocket, keeper.unwritten());
  shelf.broken = new Error('no');
  reload();
  await restore(keeper, shelf, pocket, id);
  expect(state()).toMatchObject({ topology: { name: 'last words' }, saved: 'failed' });
  expect(pocket.length).toBe(1);
});

test('what cannot be read is neither shown nor written over nor thrown away', async () => {
  const id = await draw('first');
  shelf.drawings.set(id, { ...shelf.drawings.get(id)!, text: '{ "version": 1, "devices": 7 }' });
  pocket.setItem('vethloom-unsaved x', JSON.stringify({ id: 'x', base: 0, text: 'no drawing' }));
  pocket.setItem('vethloom-unsaved y', '{');
  reload();
  await restore(keeper, shelf, pocket, id);
  expect(state().topology).toBe(sampleTopology);
  expect(state().fileProblems).toMatchObject({ file: 'first' });
  edit('Rename', (topology) => renameTopology(topology, 'goes on'));
  await keeper.flush();
  expect(names()).toEqual(['first', 'goes on']);
  expect(shelf.drawings.get(id)?.text).toContain('"devices": 7');
  expect(pocket.length).toBe(2);
});

test('what a store refuses is shown although it can be read', async () => {
  await draw('first');
  openDrawing(emptyTopology('last words'));
  leave(pocket, keeper.unwritten());
  shelf.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  reload();
  await restore(keeper, shelf, pocket, undefined);
  expect(state()).toMatchObject({ topology: { name: 'last words' }, saved: 'full' });
  expect(pocket.length).toBe(1);
});

test('a pocket that is full leaves what it can', () => {
  const full = {
    ...pocket,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  openDrawing(emptyTopology('lost?'));
  expect(() => leave(full, keeper.unwritten())()).not.toThrow();
});
