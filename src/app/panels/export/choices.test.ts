import { expect, test } from 'vitest';
import type { Danger, HostEffects } from '../../../core/exporting.ts';
import { mootOf, offAtFirst, offersOf, switched, untouched } from './choices.ts';

function danger(kind: Danger['kind'], name: string): Danger {
  const flag = `--yes-${kind} ${name}`.trim();
  return { kind, name, flag, text: flag, resources: [] };
}

function host(name: string, ...dangers: Danger[]): HostEffects {
  return { host: name, dangers, effects: {} as HostEffects['effects'] };
}

const touch = danger('touch', 'eno1');
const serve = { ...danger('touch', 'br0'), kind: 'serve' } as unknown as Danger;
const offers = offersOf([host('a', touch, serve), host('b', touch)]);

test('a flag is offered once, with all its hosts', () => {
  expect(offers.map(({ flag, hosts }) => [flag, hosts])).toEqual([
    [touch.flag, ['a', 'b']],
    [serve.flag, ['a']],
  ]);
});

test('in a drawing from a link everything dangerous is off until it is switched on', () => {
  expect(offAtFirst(offers, false).size).toBe(0);
  const off = offAtFirst(offers, true);
  expect([...off]).toEqual([touch.flag, serve.flag]);
  expect([...switched(off, touch.flag, true)]).toEqual([serve.flag]);
  expect(switched(off, touch.flag, false)).toEqual(off);
});

test('what only an uplink makes dangerous is moot without it', () => {
  expect([...untouched(offers, new Set([touch.flag, serve.flag]))]).toEqual([touch.flag]);
  expect([...mootOf(offers, [host('a'), host('b')])]).toEqual([serve.flag]);
  expect([...mootOf(offers, [host('a', serve)])]).toEqual([]);
});
