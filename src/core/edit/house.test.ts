import { describe, expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { emptyTopology } from '../examples/empty.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Topology } from '../model/topology.ts';
import { excerpt, insert } from './copy.ts';
import { addDevice } from './devices.ts';
import { setFlag } from './flags.ts';
import { absolutePosition, sizeOf } from './geometry.ts';
import { growContainers } from './grow.ts';
import { addInto, moveInto, unfoldContainers } from './house.ts';

function overlaps(topology: Topology, container: DeviceId): [string, string][] {
  const boxes = topology.devices
    .filter((device) => device.in === container)
    .map((device) => ({ name: device.name, at: device.at, size: sizeOf(device) }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          a.at[0] < b.at[0] + b.size[0] &&
          b.at[0] < a.at[0] + a.size[0] &&
          a.at[1] < b.at[1] + b.size[1] &&
          b.at[1] < a.at[1] + a.size[1],
      )
      .map((b): [string, string] => [a.name, b.name]),
  );
}

test('what is added to a host covers nothing, also where the host is full', () => {
  const host = addDevice(emptyTopology('a'), 'host', { at: [40, 40] });
  let { topology } = host;
  for (let i = 0; i < 24; i += 1) {
    const kind = i % 3 === 0 ? 'bridge' : 'guest';
    topology = growContainers(topology, addInto(topology, kind, host.id).topology);
  }
  expect(topology.devices.filter((device) => device.in === host.id)).toHaveLength(24);
  expect(overlaps(topology, host.id)).toEqual([]);
});

describe('moving to another host', () => {
  const other = addDevice(dmzLab, 'host', { at: [1000, 0] });
  const ids = new Set(['g1', 'g2', 'b1']);
  const moved = moveInto(other.topology, ids, other.id);

  test('puts everything there, beside each other', () => {
    const inside = moved.devices.filter((device) => device.in === other.id);
    expect(inside.map(({ id }) => id).toSorted()).toEqual(['b1', 'g1', 'g2']);
    expect(overlaps(moved, other.id)).toEqual([]);
  });

  test('keeps the place on the canvas of what goes out of every host', () => {
    const out = moveInto(dmzLab, new Set(['g1']), undefined);
    const [device] = out.devices.filter(({ id }) => id === 'g1');
    expect(device).not.toHaveProperty('in');
    expect(device?.at).toEqual(absolutePosition(dmzLab, 'g1'));
  });

  test('leaves hosts, and what is there already', () => {
    expect(moveInto(other.topology, new Set(['h1']), other.id)).toBe(other.topology);
    expect(moveInto(dmzLab, new Set(['g1']), 'h1' as DeviceId)).toBe(dmzLab);
  });
});

describe('a collapsed host', () => {
  const host = 'h1' as DeviceId;
  const collapsed = setFlag(dmzLab, new Set([host]), 'collapsed', true);
  const isCollapsed = ({ devices }: Topology) => devices[0]?.collapsed === true;

  test('opens for what is pasted onto it, which covers nothing', () => {
    const part = excerpt(dmzLab, new Set(['g1', 'b1']));
    const [x, y] = absolutePosition(dmzLab, 'g1');
    const [left, top] = collapsed.devices[0]!.at;
    const pasted = insert(collapsed, part, [left - x + 20, top - y]);
    const { topology } = pasted;
    const seen = growContainers(collapsed, unfoldContainers(collapsed, topology));
    expect(isCollapsed(seen)).toBe(false);
    expect(seen.devices.filter((device) => device.in === host).length).toBeGreaterThan(
      dmzLab.devices.length - 1,
    );
    expect(overlaps(seen, host)).toEqual([]);
  });

  test('opens for what is moved there, and stays closed for all else', () => {
    const other = addDevice(collapsed, 'guest', { at: [5000, 0] });
    expect(unfoldContainers(collapsed, other.topology)).toBe(other.topology);
    const moved = moveInto(other.topology, new Set([other.id]), host);
    expect(isCollapsed(unfoldContainers(other.topology, moved))).toBe(false);
    const { topology } = insert(collapsed, excerpt(collapsed, new Set([host])), [900, 0]);
    expect(unfoldContainers(collapsed, topology)).toBe(topology);
  });
});
