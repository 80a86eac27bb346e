import { expect, test } from 'vitest';
import { sampleTopology, unplug } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { findRow, idOf, rowsOf } from './rows.ts';

const NONE: ReadonlySet<string> = new Set();
const keys = (topology: Topology, toggled = NONE) =>
  rowsOf(topology, toggled).map(({ key }) => key);

test('a host is open, what is in it closed; switches first', () => {
  expect(keys(sampleTopology)).toEqual(['h1', 'b1', 'o1', 'u1', 'g2', 'g3', 's1', 'g1']);
  expect(keys(sampleTopology, new Set(['h1']))).not.toContain('b1');
});

test('an open device shows its cables and its free ports', () => {
  const rows = rowsOf(sampleTopology, new Set(['g1', 'g3']));
  const under = (device: string) => rows.filter(({ parent }) => parent === device);
  expect(under('g1').map((row) => [row.what, idOf(row)])).toEqual([['cable', 'l1']]);
  expect(under('g3').map(({ place, of, level }) => [place, of, level])).toEqual(
    under('g3').map((_row, index, all) => [index + 1, all.length, 3]),
  );
  const loose = unplug(sampleTopology, 'l1', 'a', [0, 0]);
  const port = rowsOf(loose, new Set(['g1'])).find(({ parent }) => parent === 'g1');
  expect(port).toMatchObject({ what: 'port', port: 'eth0' });
});

test('every key is there once, though a cable stands under both of its devices', () => {
  const all = new Set(sampleTopology.devices.map(({ id }): string => id));
  all.delete('h1');
  const shown = keys(sampleTopology, all);
  expect(new Set(shown).size).toBe(shown.length);
  const cables = rowsOf(sampleTopology, all).filter(({ what }) => what === 'cable');
  expect(cables).toHaveLength(2 * sampleTopology.links.length);
});

test('a cable with both ends loose, and a device whose host is gone, stand in nothing', () => {
  const loose = unplug(unplug(sampleTopology, 'l1', 'a', [0, 0]), 'l1', 'b', [9, 9]);
  expect(rowsOf(loose, NONE).find(({ key }) => key === 'l1')?.level).toBe(1);
  const orphan = { ...loose, devices: loose.devices.filter(({ id }) => id !== 'h1') };
  expect(rowsOf(orphan, NONE).find(({ key }) => key === 'g1')?.level).toBe(1);
});

test('what is selected elsewhere is opened to', () => {
  const { key, toggled } = findRow(sampleTopology, new Set(['h1']), 'l1');
  expect(keys(sampleTopology, toggled)).toContain(key);
});

test('cables are gone through once, not once for each device', () => {
  let times = 0;
  const counted = {
    ...sampleTopology,
    get links() {
      times += 1;
      return sampleTopology.links;
    },
  };
  rowsOf(counted, NONE);
  expect(times).toBeLessThan(sampleTopology.devices.length);
});
