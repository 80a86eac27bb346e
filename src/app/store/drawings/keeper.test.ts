import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  emptyTopology,
  printTopology,
  renameTopology,
  sampleTopology,
} from '../../../core/index.ts';
import { edit, openDrawing, undo, useStore } from '../store.ts';
import { rememberText } from './drawing-text.ts';
import { FakeShelf } from './fake-shelf.ts';
import { startKeeper, WRITE_AFTER_MS } from './keeper.ts';
import type { Keeper } from './keeper.ts';

let shelf: FakeShelf;
let keeper: Keeper;
let told: string[];
const state = () => useStore.getState();
const rename = (name: string) => edit('Rename', (topology) => renameTopology(topology, name));
const names = () => [...shelf.drawings.values()].map(({ name }) => name);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const theOnly = () => [...shelf.drawings.values()][0]!;

/** Another tab writes the drawing that is open. */
function writeElsewhere(name: string): void {
  const there = shelf.drawings.get(state().drawing)!;
  const text = there.text.replace(/"name": "[^"]*"/, `"name": "${name}"`);
  shelf.drawings.set(there.id, { ...there, name, text, revision: there.revision + 1 });
}

beforeEach(() => {
  vi.useFakeTimers();
  shelf = new FakeShelf();
  told = [];
  openDrawing(sampleTopology);
  useStore.setState({ saved: 'saved', notice: undefined });
  keeper = startKeeper(shelf, (id) => told.push(id));
});

afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
});

test('the sample of a first visit is kept from its first change on', async () => {
  await pass(1000);
  expect(shelf.drawings.size).toBe(0);
  rename('mine');
  expect(state().saved).toBe('saving');
  await pass(WRITE_AFTER_MS);
  expect(names()).toEqual(['mine']);
  expect(state().saved).toBe('saved');
  expect(told).toEqual([state().drawing]);
});

test('who never pauses is saved all the same', async () => {
  for (let i = 0; i < 10; i += 1) {
    rename(`burst ${i}`);
    await pass(WRITE_AFTER_MS / 4);
  }
  expect(names()).toEqual(['burst 7']);
  expect(state().saved).toBe('saving');
});

test('a broken store says so, keeps everything, and is tried again', async () => {
  shelf.broken = new DOMException('full', 'QuotaExceededError');
  rename('first');
  await pass(WRITE_AFTER_MS);
  expect(state().saved).toBe('full');
  openDrawing(emptyTopology('second'));
  await pass(WRITE_AFTER_MS);
  expect(keeper.unwritten().map(({ name }) => name)).toEqual(['first', 'second']);
  shelf.broken = undefined;
  await pass(10_000);
  expect(names()).toEqual(['first', 'second']);
  expect(state().saved).toBe('saved');
  expect(keeper.unwritten()).toEqual([]);
});

test('what the store did not take is shown as it was left', async () => {
  shelf.broken = new Error('no');
  rename('first');
  const { drawing } = state();
  openDrawing(emptyTopology('second'));
  await pass(WRITE_AFTER_MS);
  const [left] = keeper.unwritten();
  expect(keeper.show({ ...left!, revision: left!.base })).toBe(true);
  expect(state()).toMatchObject({ drawing, topology: { name: 'first' } });
  shelf.broken = undefined;
  await pass(10_000);
  expect(names().toSorted()).toEqual(['first', 'second']);
});

test('a store that does not answer is not called saved', async () => {
  let answer = (): void => {};
  shelf.gate = new Promise((resolve) => (answer = resolve));
  rename('waits');
  await pass(5000);
  expect(state().saved).toBe('failed');
  rename('waits more');
  answer();
  await pass(1000);
  expect(names()).toEqual(['waits more']);
  expect(state().saved).toBe('saved');
});

test('an undo while it is written is written, too', async () => {
  rename('a');
  await pass(WRITE_AFTER_MS);
  let answer = (): void => {};
  shelf.gate = new Promise((resolve) => (answer = resolve));
  rename('b');
  await pass(WRITE_AFTER_MS);
  undo();
  answer();
  await pass(WRITE_AFTER_MS * 2);
  expect(names()).toEqual(['a']);
  expect(state().saved).toBe('saved');
});

test('two tabs that draw at once: both are kept, and it is said', async () => {
  rename('lab');
  await pass(WRITE_AFTER_MS);
  const { drawing } = state();
  writeElsewhere('theirs');
  rename('mine');
  await pass(WRITE_AFTER_MS * 2);
  expect(names()).toEqual(['theirs', 'mine (copy)']);
  expect(state().drawing).not.toBe(drawing);
  expect(state().topology.name).toBe('mine (copy)');
  expect(state().notice).toMatchObject({ tone: 'error' });
  rename('mine');
  await pass(WRITE_AFTER_MS);
  expect(names()).toEqual(['theirs', 'mine']);
});

test('a tab that has nothing of its own follows the other, as one undo step', async () => {
  rename('lab');
  await pass(WRITE_AFTER_MS);
  writeElsewhere('theirs');
  await keeper.follow(state().drawing);
  expect(state().topology.name).toBe('theirs');
  await pass(1000);
  expect(theOnly()).toMatchObject({ name: 'theirs', revision: 2 });
  undo();
  await pass(WRITE_AFTER_MS);
  expect(theOnly()).toMatchObject({ name: 'lab', revision: 3 });
});

test('following changes nothing of what the other made, however crowded it is', async () => {
  rename('lab');
  await pass(WRITE_AFTER_MS);
  const small = theOnly().text.replace(/"size": \[[^\]]*\]/, '"size": [200, 100]');
  expect(small).not.toBe(theOnly().text);
  shelf.drawings.set(theOnly().id, { ...theOnly(), text: small, revision: 2 });
  await keeper.follow(state().drawing);
  expect(printTopology(state().topology)).toBe(small);
  await pass(1000);
  expect(theOnly().revision).toBe(2);
});

test('a tab does not follow over work of its own', async () => {
  rename('lab');
  await pass(WRITE_AFTER_MS);
  writeElsewhere('theirs');
  rename('mine');
  await keeper.follow(state().drawing);
  expect(state().topology.name).toBe('mine');
});

test('leaving a drawing writes it before its time', async () => {
  rename('left');
  openDrawing(emptyTopology('new'), { from: 'link' });
  await pass(0);
  expect(names()).toEqual(['left', 'new']);
  expect([...shelf.drawings.values()].map(({ fromLink }) => fromLink)).toEqual([undefined, true]);
});

test('the present is kept as a snapshot when asked for', async () => {
  rename('a');
  await pass(WRITE_AFTER_MS);
  rename('b');
  await pass(WRITE_AFTER_MS);
  keeper.keepPresent();
  rename('c');
  await pass(WRITE_AFTER_MS);
  rename('d');
  await pass(WRITE_AFTER_MS);
  expect(shelf.past.map(({ text }) => /"name": "([^"]*)"/.exec(text)?.[1])).toEqual(['a', 'b']);
});

test('a preview is neither changed nor kept, until it is opened as a drawing', async () => {
  openDrawing(emptyTopology('theirs'), { from: 'link', preview: true });
  rename('no');
  await pass(1000);
  expect(state()).toMatchObject({ topology: { name: 'theirs' }, fromLink: true, readOnly: true });
  expect(shelf.drawings.size).toBe(0);
  openDrawing(state().topology, { from: 'link' });
  await pass(WRITE_AFTER_MS);
  expect(theOnly()).toMatchObject({ name: 'theirs', fromLink: true });
  expect(state().readOnly).toBe(false);
});

test('the file of a newer Vethloom is kept byte for byte, and only looked at', async () => {
  const bytes = `${printTopology(sampleTopology).replace('"version": 1', '"version": 2')}\n \n`;
  openDrawing(sampleTopology, { bytes });
  rename('no');
  await pass(WRITE_AFTER_MS);
  expect(theOnly()).toMatchObject({ text: bytes, name: sampleTopology.name });
  openDrawing(emptyTopology('other'));
  await pass(WRITE_AFTER_MS);
  expect(keeper.show(shelf.drawings.values().next().value!)).toBe(true);
  expect(state()).toMatchObject({ readOnly: true, bytes });
  await pass(1000);
  expect(theOnly()).toMatchObject({ text: bytes, revision: 1 });
});

test('a file is kept as it came until something in it is changed', async () => {
  const text = JSON.stringify(sampleTopology);
  const shown = { ...sampleTopology };
  rememberText(shown, text);
  openDrawing(shown);
  await pass(WRITE_AFTER_MS);
  expect(theOnly().text).toBe(text);
  rename('mine');
  await pass(WRITE_AFTER_MS);
  expect(theOnly().text).toBe(printTopology(state().topology));
});

test('nor over what was drawn while it looked', async () => {
  rename('lab');
  await pass(WRITE_AFTER_MS);
  writeElsewhere('theirs');
  let answer = (): void => {};
  shelf.gate = new Promise((resolve) => (answer = resolve));
  const following = keeper.follow(state().drawing);
  rename('mine');
  answer();
  await following;
  expect(state().topology.name).toBe('mine');
});
