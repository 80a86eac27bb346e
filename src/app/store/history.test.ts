import { expect, test } from 'vitest';
import { emptyTopology, english, msg, renameTopology } from '../../core/index.ts';
import { MOST_STEPS, record, stepBack, stepForward } from './history.ts';
import type { History } from './history.ts';

const nothing: ReadonlySet<string> = new Set();
const start: History = {
  topology: emptyTopology('a'),
  selection: nothing,
  past: [],
  future: [],
};
const rename = (history: History, name: string, merged = false) =>
  record(history, {
    label: msg`Rename to ${name}`,
    topology: renameTopology(history.topology, name),
    selection: new Set([name]),
    merged,
  });

test('undo and redo bring back drawing and selection', () => {
  const done = rename(rename(start, 'b'), 'c');
  const back = stepBack(done);
  expect(back.topology.name).toBe('b');
  expect([...back.selection]).toEqual(['b']);
  expect(stepForward(back)).toMatchObject({ topology: done.topology, selection: done.selection });
  expect(back.future.map((step) => english(step.label))).toEqual(['Rename to c']);
});

test('merged edits are one step', () => {
  const done = rename(rename(rename(start, 'b'), 'bc', true), 'bcd', true);
  expect(done.past).toHaveLength(1);
  expect(stepBack(done).topology.name).toBe('a');
});

test('an edit after undo forgets what was undone', () => {
  expect(rename(stepBack(rename(start, 'b')), 'c').future).toEqual([]);
});

test('an edit that changes nothing is no step', () => {
  const same = { label: msg`Nothing`, topology: start.topology, selection: nothing, merged: false };
  expect(record(start, same).past).toEqual([]);
});

test('the oldest steps are forgotten', () => {
  let history = start;
  for (let i = 0; i <= MOST_STEPS; i += 1) history = rename(history, `n${i}`);
  expect(history.past).toHaveLength(MOST_STEPS);
});
