import { expect, test } from 'vitest';
import {
  addDevice,
  connect,
  english,
  moveInto,
  msg,
  remove,
  sampleTopology,
  setField,
  unplug,
} from '../../../core/index.ts';
import type { DeviceId, Topology } from '../../../core/index.ts';
import { record, stepBack, stepForward } from '../../store/history.ts';
import type { History } from '../../store/history.ts';
import { whatChanged } from './what-changed.ts';

const nothing: ReadonlySet<string> = new Set();
const start: History = { topology: sampleTopology, selection: nothing, past: [], future: [] };
const done = (topology: Topology) =>
  record(start, { label: msg`Undo`, topology, selection: nothing, merged: false });
const said = (topology: Topology) => {
  const wording = whatChanged(start, done(topology));
  return wording === undefined ? undefined : english(wording);
};
const h1 = 'h1' as DeviceId;

test('what is added, and where', () => {
  const guest = addDevice(sampleTopology, 'guest', { at: [0, 0], in: h1 });
  expect(said(guest.topology)).toBe('Added Guest vm1 to kvm1');
  expect(said(addDevice(sampleTopology, 'host', { at: [0, 0] }).topology)).toBe('Added Host host1');
});

test('what is deleted, without counting its cables', () => {
  expect(said(remove(sampleTopology, new Set(['g1'])))).toBe('Deleted web1');
  expect(said(remove(sampleTopology, new Set(['l1'])))).toBe(
    'Deleted TAP cable from web1:eth0 to br0',
  );
  expect(said(remove(sampleTopology, new Set(['g1', 's1'])))).toMatch(/^Deleted \d+ things$/);
});

test('what is connected and unplugged', () => {
  const made = connect(sampleTopology, { device: 'g1' as DeviceId }, { device: 'o1' as DeviceId });
  if ('why' in made) throw new Error('not connected');
  expect(said(made.topology)).toBe('Connected: TAP cable from web1:eth1 to ovs0');
  expect(said(unplug(sampleTopology, 'l1', 'b', [0, 0]))).toBe(
    'Unplugged: TAP cable from web1:eth0 to nothing',
  );
});

test('who moves to another host', () => {
  const other = addDevice(sampleTopology, 'host', { at: [0, 0] });
  const before = done(other.topology);
  const after = done(moveInto(other.topology, new Set(['g1']), other.id));
  expect(english(whatChanged(before, after) ?? '')).toBe('Moved web1 to host1');
});

test('what is undone and redone', () => {
  const after = done(remove(sampleTopology, new Set(['g1'])));
  const back = stepBack(after);
  expect(whatChanged(after, back)).toEqual(msg`Undone: ${msg`Undo`}`);
  expect(whatChanged(back, stepForward(back))).toEqual(msg`Redone: ${msg`Undo`}`);
});

test('a field says itself what it holds', () => {
  expect(said(setField(sampleTopology, 'g1', ['name'], 'shop'))).toBeUndefined();
});
