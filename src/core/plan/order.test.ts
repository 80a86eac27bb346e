import { expect, test } from 'vitest';
import type { DeviceId } from '../model/ids.ts';
import { order } from './order.ts';
import { type Namespace, type Resource, resourceId } from './resource.ts';

const machine = 'h1' as DeviceId;

function namespace(id: string, ...needs: string[]): Namespace {
  const origin = id as DeviceId;
  const ids = needs.map((need) => resourceId(need as DeviceId, 'namespace'));
  return {
    kind: 'namespace',
    id: resourceId(origin, 'namespace'),
    origin,
    machine,
    needs: ids,
    name: id,
  };
}

const names = (resources: readonly Resource[]): string[] => resources.map(({ origin }) => origin);

test('what is needed comes first, all else stays in order', () => {
  const given = [namespace('a', 'c'), namespace('b'), namespace('c', 'd'), namespace('d')];
  expect(names(order(given))).toEqual(['d', 'c', 'a', 'b']);
});

test('ranks come before the given order', () => {
  const bridge: Resource = {
    ...namespace('br'),
    kind: 'netdev',
    type: 'bridge',
    ifname: 'br',
    stp: false,
    forwardDelay: 0,
    vlanFiltering: false,
  };
  expect(names(order([bridge, namespace('a')]))).toEqual(['a', 'br']);
});

test('a need that is not there is passed over, a cycle is an error of the core', () => {
  expect(names(order([namespace('a', 'z')]))).toEqual(['a']);
  expect(() => order([namespace('a', 'b'), namespace('b', 'a')])).toThrow('cycle');
});
