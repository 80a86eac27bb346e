import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolutePosition, noteSizeOf, sizeOf } from '../edit/geometry.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { isPlugged, type Topology } from '../model/topology.ts';
import { arrange, findPlaces } from './arrange.ts';

const KINDS = ['guest', 'namespace', 'bridge', 'ovs', 'nic', 'user-net'];

/** Devices in up to three hosts or in none, with cables, loose ones too, and notes; all in one heap. */
const heap = fc
  .record({
    hosts: fc.integer({ min: 0, max: 3 }),
    devices: fc.array(
      fc.record({ kind: fc.nat(KINDS.length - 1), host: fc.nat(3), nics: fc.nat(4) }),
      { maxLength: 40, size: 'max' },
    ),
    links: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 60, size: 'max' }),
    notes: fc.array(fc.nat(30), { maxLength: 3 }),
  })
  .map(({ hosts, devices, links, notes }) => {
    const homes = Array.from({ length: hosts }, (_, i) => `h${i}`);
    const end = (number: number) => {
      const index = number % (devices.length + 1);
      return index < devices.length ? { device: `d${index}` } : { at: [number, number] };
    };
    return {
      version: 1,
      name: 'heap',
      devices: [
        ...homes.map((id) => ({ id, kind: 'host', name: id, at: [0, 0] })),
        ...devices.map(({ kind, host, nics }, i) => ({
          id: `d${i}`,
          kind: KINDS[kind],
          name: `d${i}`,
          at: [0, 0],
          ...(host < hosts ? { in: `h${host}` } : {}),
          nics: Array.from({ length: nics }, (_, nic) => ({ id: `eth${nic}` })),
        })),
      ],
      links: links.map(([a, b], i) => ({ id: `l${i}`, kind: 'veth', a: end(a), b: end(b) })),
      notes: notes.map((length, i) => ({ id: `n${i}`, text: 'x'.repeat(length), at: [10, 10] })),
    } as unknown as Topology;
  });

interface Box {
  readonly id: string;
  readonly home: string | undefined;
  readonly at: readonly [number, number];
  readonly to: readonly [number, number];
}

function boxesOf(topology: Topology): Box[] {
  const box = (
    id: string,
    home: string | undefined,
    [x, y]: readonly [number, number],
    [width, height]: readonly [number, number],
  ): Box => ({ id, home, at: [x, y], to: [x + width, y + height] });
  return [
    ...topology.devices.map((device) =>
      box(device.id, device.in, absolutePosition(topology, device.id), sizeOf(device)),
    ),
    ...topology.links.flatMap(({ id, a, b }) =>
      [a, b].flatMap((end) =>
        isPlugged(end)
          ? []
          : [box(`${id}:`, undefined, [end.at[0] - 12, end.at[1] - 12], [24, 24])],
      ),
    ),
    ...topology.notes.map((note) => box(note.id, undefined, note.at, noteSizeOf(note))),
  ];
}

function touch(a: Box, b: Box): boolean {
  return [0, 1].every((axis) => a.at[axis]! < b.to[axis]! && b.at[axis]! < a.to[axis]!);
}

function inside(inner: Box, outer: Box): boolean {
  return [0, 1].every(
    (axis) => inner.at[axis]! >= outer.at[axis]! && inner.to[axis]! <= outer.to[axis]!,
  );
}

/** A host and something in it, in either order. */
function holds(a: Box, b: Box): boolean {
  return (a.id.startsWith('h') && inside(b, a)) || (b.id.startsWith('h') && inside(a, b));
}

describe('arrange', () => {
  test('nothing overlaps, and hosts hold what is in them', () => {
    fc.assert(
      fc.property(heap, (topology) => {
        const boxes = boxesOf(arrange(topology));
        const hosts = new Map(boxes.map((box) => [box.id, box]));
        const spilt = boxes.filter(({ home, ...box }) => {
          const host = home === undefined ? undefined : hosts.get(home);
          return host !== undefined && !inside({ home, ...box }, host);
        });
        const overlaps = boxes.flatMap((box, index) =>
          boxes.slice(index + 1).filter((other) => touch(box, other) && !holds(box, other)),
        );
        expect([spilt, overlaps]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same wherever the devices stood and in whatever order they are listed', () => {
    fc.assert(
      fc.property(heap, (drawn) => {
        expect(arrange(arrange(drawn))).toEqual(arrange(drawn));
        // A note stays in the host that it lay on.
        const topology = { ...drawn, notes: [] };
        const once = arrange(topology);
        const turned = arrange({
          ...topology,
          devices: topology.devices.toReversed().map((device) => ({ ...device, at: [7, 9] })),
          links: topology.links.toReversed(),
        });
        expect(turned.devices.toReversed()).toEqual(once.devices);
      }),
      { numRuns: 100 },
    );
  });

  test('guests stand above their switch and a card of the host below', () => {
    const { devices } = arrange(dmzLab);
    const y = (id: string) => devices.find((device) => device.id === id)?.at[1] ?? Number.NaN;
    expect(y('g1')).toBeLessThan(y('b1'));
    expect(y('b1')).toBe(y('o1'));
  });

  test('a loose plug lies beside what its cable comes from', () => {
    const links = dmzLab.links.map((link) =>
      link.id === 'l1' ? { ...link, b: { at: [5000, 5000] as const } } : link,
    );
    const [loose] = arrange({ ...dmzLab, links }).links;
    expect(loose && !isPlugged(loose.b) && loose.b.at[0]).toBeLessThan(1500);
  });

  test('says how far it is', () => {
    const told: string[] = [];
    findPlaces(dmzLab, (done, all) => told.push(`${done}/${all}`));
    expect(told).toEqual(['1/1']);
  });
});
