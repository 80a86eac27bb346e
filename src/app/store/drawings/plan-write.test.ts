import { expect, test } from 'vitest';
import { MOST_SNAPSHOTS, planWrite, SNAPSHOT_EVERY_MS } from './plan-write.ts';
import type { Change } from './plan-write.ts';
import type { Kept } from './record.ts';

const there: Kept = { id: 'a', name: 'lab', text: 'old', revision: 4, at: 1000 };
const change: Change = { id: 'a', base: 4, name: 'lab', text: 'new', at: 2000, fromLink: false };
const recent = [1500];

test('the first write of a drawing has nothing before it', () => {
  const plan = planWrite(undefined, [], { ...change, base: 0 });
  expect(plan).toMatchObject({ outcome: 'kept', revision: 1, record: { text: 'new' }, forget: [] });
  expect(plan).not.toHaveProperty('snapshot');
});

test('who does not know the last revision writes nothing', () => {
  expect(planWrite(there, recent, { ...change, base: 3 })).toEqual({
    outcome: 'conflict',
    revision: 4,
  });
});

test('two who have drawn the same do not disagree', () => {
  const plan = planWrite(there, recent, { ...change, base: 3, text: 'old' });
  expect(plan).toEqual({ outcome: 'kept', revision: 4, forget: [] });
});

test('a drawing that was forgotten is written anew', () => {
  expect(planWrite(undefined, [], change)).toMatchObject({ outcome: 'kept', revision: 1 });
});

test('a change brings a deleted drawing back', () => {
  const plan = planWrite({ ...there, deleted: 1900 }, recent, { ...change, text: 'old' });
  expect(plan).toMatchObject({ record: { text: 'old' } });
  expect(plan).not.toHaveProperty('record.deleted');
});

test('what a link brought stays known as that, and a file stays tied', () => {
  const file = { handle: {} as FileSystemFileHandle, modified: 7 };
  const plan = planWrite({ ...there, file }, recent, { ...change, fromLink: true });
  expect(plan).toMatchObject({ record: { fromLink: true, file } });
});

test('what was there before becomes a snapshot once a minute, or when asked for', () => {
  const snapshot = { drawing: 'a', at: 1000, text: 'old' };
  expect(planWrite(there, [], change)).toMatchObject({ snapshot });
  expect(planWrite(there, recent, change)).not.toHaveProperty('snapshot');
  expect(planWrite(there, recent, { ...change, at: 1500 + SNAPSHOT_EVERY_MS })).toMatchObject({
    snapshot,
  });
  expect(planWrite(there, recent, { ...change, keepPresent: true })).toMatchObject({ snapshot });
});

test('what was there before most of it was deleted becomes a snapshot', () => {
  const much = { ...there, text: 'a long drawing' };
  expect(planWrite(much, recent, { ...change, text: 'short' })).toHaveProperty('snapshot');
  expect(planWrite(much, recent, { ...change, text: 'a long draw' })).not.toHaveProperty(
    'snapshot',
  );
});

test('the oldest snapshots make room', () => {
  const full = Array.from({ length: MOST_SNAPSHOTS }, (_, i) => i);
  const late = { ...change, at: SNAPSHOT_EVERY_MS * 2 };
  expect(planWrite(there, full, late)).toMatchObject({ forget: [0] });
  expect(planWrite(there, full.slice(1), late)).toMatchObject({ forget: [] });
});
