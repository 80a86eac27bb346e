import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { NoteId } from '../model/ids.ts';
import { move } from './devices.ts';
import { setFlag, withoutLocked } from './flags.ts';

test('what is locked is not moved', () => {
  const web = dmzLab.devices.find(({ name }) => name === 'web1')!;
  const locked = setFlag(dmzLab, new Set([web.id]), 'locked', true);
  const moved = move(locked, new Map([[web.id, [1, 1]]]));
  expect(moved.devices.find(({ id }) => id === web.id)?.at).toEqual(web.at);
});

test('what is locked is not taken along by what it stands in', () => {
  const locked = setFlag(dmzLab, new Set(['g1']), 'locked', true);
  const host = withoutLocked(locked, new Set(['h1']));
  expect([...host.rest]).toEqual([]);
  expect(host.locked.map(({ id }) => id)).toEqual(['g1']);
  const several = withoutLocked(locked, new Set(['h1', 'g1', 'g2', 'l1']));
  expect([...several.rest]).toEqual(['g2', 'l1']);
  const others = new Set(['g2', 'b1']);
  expect(withoutLocked(locked, others)).toEqual({ rest: others, locked: [] });
});

test('a locked note stays', () => {
  const note = { id: 't1' as NoteId, text: 'DMZ', at: [0, 0], locked: true } as const;
  const { rest, locked } = withoutLocked({ ...dmzLab, notes: [note] }, new Set(['t1', 'g1']));
  expect([...rest]).toEqual(['g1']);
  expect(locked).toEqual([note]);
});
