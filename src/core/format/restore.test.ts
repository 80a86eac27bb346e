import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { english } from '../util/message.ts';
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
  expect(
    restoreNewer(
      newer(() => {}),
      english,
    )?.topology,
  ).toEqual(JSON.parse(text));
});

test('leaves out what it does not know, and nothing else', () => {
  const shown = restoreNewer(
    newer((value) => {
      (value['devices'] as unknown[]).push('no device', (value['devices'] as unknown[])[0]);
      value['zones'] = [];
    }),
    english,
  );
  expect(shown?.topology.devices).toEqual(dmzLab.devices);
  expect(shown?.topology).not.toHaveProperty('zones');
});

/** The lab with a device and a cable of kinds that nobody knows, beside and in its host. */
const strange = (version: number): string => {
  const value = JSON.parse(text) as Record<'devices' | 'links', unknown[]>;
  value.devices.push(
    { id: 'z1', kind: 'router', name: 'r1', in: 'h1', at: [10, 20], ports: 4 },
    { id: 'n9', kind: 'namespace', name: 'inner', in: 'z1', at: [5, 5] },
  );
  value.links.push(
    { id: 'y1', kind: 'veth', a: { device: 'b1' }, b: { device: 'z1', port: 'p0' } },
    { id: 'y2', kind: 'fibre', a: { device: 'b1' }, b: { device: 'o1' } },
  );
  return JSON.stringify({ ...value, version });
};

test.each([1, 2])('puts boxes in the places of unknown kinds, version %i', (version) => {
  const { topology, kinds } = restoreNewer(strange(version), english)!;
  const [left, top] = dmzLab.devices[0]!.at;
  expect(kinds).toEqual(['router', 'fibre']);
  expect(topology.notes.at(-1)).toEqual({
    id: 'z1',
    text: 'Unknown kind router: r1',
    at: [left + 10, top + 20],
    size: [264, 64],
  });
  expect(topology.devices.at(-1)).toEqual({
    id: 'n9',
    kind: 'namespace',
    name: 'inner',
    at: [left + 15, top + 25],
  });
  expect(topology.links).toEqual([
    ...dmzLab.links,
    { id: 'y1', kind: 'veth', a: { device: 'b1' }, b: { at: [left + 10 + 132, top + 20 + 46] } },
  ]);
});

test('a name or a place that is none breaks nothing', () => {
  const device = { id: 'z1', kind: 'router', name: { toString: 1 }, at: [{ toString: 1 }, 0] };
  const shown = restoreNewer(JSON.stringify({ version: 1, devices: [device] }), english);
  expect(shown?.topology.notes[0]?.text).toBe('Unknown kind router: ?');
});

test('of this version, what is wrong otherwise is not shown', () => {
  const broken = JSON.parse(strange(1)) as { devices: { at?: unknown }[] };
  delete broken.devices[1]!.at;
  expect(restoreNewer(JSON.stringify(broken), english)).toBeUndefined();
  expect(restoreNewer(text, english)).toBeUndefined();
  expect(restoreNewer('{ "version": 1, "devices": [{ "kind": 7 }] }', english)).toBeUndefined();
});

test.each([text, 'no JSON', '[]', '{ "version": 2, "devices": 7 }', '{ "version": "2" }'])(
  'makes nothing up: %.20s',
  (other) => {
    expect(restoreNewer(other, english)?.topology.devices ?? []).toEqual([]);
  },
);
