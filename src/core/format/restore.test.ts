import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { printTopology } from './print.ts';
import { restoreNewer } from './restore.ts';

const text = printTopology(dmzLab);
const newer = (change: (value: Record<string, unknown>) => void): string => {
  const value = JSON.parse(text) as Record<string, unknown>;
  value['version'] = 2;
  change(value);
  return JSON.stringify(value);
};

test('shows all that this version knows', () => {
  expect(restoreNewer(newer(() => {}))).toEqual(JSON.parse(text));
});

test('leaves out what it does not know, and nothing else', () => {
  const shown = restoreNewer(
    newer((value) => {
      (value['devices'] as unknown[]).push(
        { id: 'z1', kind: 'router', name: 'r', at: [0, 0] },
        'no device',
        (value['devices'] as unknown[])[0],
      );
      value['zones'] = [];
    }),
  );
  expect(shown?.devices).toEqual(dmzLab.devices);
  expect(shown).not.toHaveProperty('zones');
});

test.each([text, 'no JSON', '[]', '{ "version": 2, "devices": 7 }', '{ "version": "2" }'])(
  'makes nothing up: %.20s',
  (other) => {
    expect(restoreNewer(other)?.devices ?? []).toEqual([]);
  },
);
