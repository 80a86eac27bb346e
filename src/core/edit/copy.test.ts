import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { emptyTopology } from '../examples/empty.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import type { Topology } from '../model/topology.ts';
import { duplicate, excerpt, insert, withCopies } from './copy.ts';
import { setField } from './fields.ts';
import { absolutePosition } from './geometry.ts';

const named = (topology: Topology, name: string) =>
  topology.devices.find((device) => device.name === name);

test('an excerpt holds what was chosen and the cables among it', () => {
  const part = excerpt(dmzLab, new Set(['g1', 'b1', 'l1']));
  expect(part.devices.map(({ id }) => id).sort()).toEqual(['b1', 'g1']);
  expect(part.links.map(({ id }) => id)).toEqual(['l1']);
  expect(part.notes).toEqual([]);
});

test('what stood in a container that stays behind keeps its place on the canvas', () => {
  const [device] = excerpt(dmzLab, new Set(['g1'])).devices;
  expect(device).not.toHaveProperty('in');
  expect(device?.at).toEqual(absolutePosition(dmzLab, 'g1'));
});

test('a host comes with all that is in it, through a file and back', () => {
  const part = excerpt(dmzLab, new Set(['h1']));
  expect(part.devices).toHaveLength(dmzLab.devices.length);
  expect(parseTopology(printTopology(part)).topology).toEqual(part);
  const { topology } = insert(emptyTopology('other'), part, [0, 0]);
  expect(compile(topology).diagnostics).toEqual(compile(dmzLab).diagnostics);
  expect(topology.devices.map(({ name }) => name)).toEqual(dmzLab.devices.map(({ name }) => name));
});

test('a copy has MACs and interface names of its own, and stands in the host it is over', () => {
  const pinned = setField(
    setField(dmzLab, 'g1', ['nics', 0, 'mac'], '52:54:00:00:00:01'),
    'l1',
    ['b', 'ifname'],
    'tap-web',
  );
  const { topology, ids } = duplicate(pinned, new Set(['g1', 'b1']), [32, 32]);
  const copy = named(topology, 'web2');
  expect(copy).toMatchObject({ in: 'h1', nics: [{ id: 'eth0' }] });
  expect(JSON.stringify(copy)).not.toContain('52:54');
  expect(topology.links.at(-1)?.b).toEqual({ device: named(topology, 'br1')?.id });
  expect([...ids]).toEqual([copy?.id, named(topology, 'br1')?.id]);
});

test('put far away it stands in no host', () => {
  const { topology } = duplicate(dmzLab, new Set(['g1']), [5000, 0]);
  expect(topology.devices.at(-1)).not.toHaveProperty('in');
});

test('a name of the kernel stays one', () => {
  const long = setField(dmzLab, 'b1', ['name'], 'bridge-for-lab9');
  const { topology } = duplicate(long, new Set(['b1']), [32, 32]);
  expect(topology.devices.at(-1)?.name).toBe('bridge-for-10');
});

test('notes and loose cables are copied, too', () => {
  const noted: Topology = {
    ...dmzLab,
    links: [{ id: 'l9' as never, kind: 'tap', a: { at: [0, 0] }, b: { at: [9, 0] } }],
    notes: [{ id: 't1' as never, text: 'DMZ', at: [5, 5] }],
  };
  const { topology, ids } = duplicate(noted, new Set(['t1', 'l9']), [10, 0]);
  expect(topology.notes.at(-1)).toEqual({ id: 't2', text: 'DMZ', at: [15, 5] });
  expect(topology.links.at(-1)).toMatchObject({ a: { at: [10, 0] }, b: { at: [19, 0] } });
  expect([...ids].sort()).toEqual(['l1', 't2']);
});

test('while copies are dragged off, the originals keep their cables', () => {
  const shown = withCopies(dmzLab, new Set(['g1', 'b1']));
  expect(shown.devices.find(({ id }) => id === 'g1')?.name).toBe('web2');
  const stays = named(shown, 'web1')?.id;
  const bridge = named(shown, 'br0')?.id;
  const cables = shown.links.filter(({ a, b }) => 'device' in a && 'device' in b);
  expect(cables.filter(({ a }) => 'device' in a && a.device === 'g1')).toHaveLength(1);
  expect(cables.find(({ a }) => 'device' in a && a.device === stays)?.b).toMatchObject({
    device: bridge,
  });
  const toFirewall = cables.find(({ a }) => 'device' in a && a.device === 'g2');
  expect(toFirewall?.b).toMatchObject({ device: bridge });
});
