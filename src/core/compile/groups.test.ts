import { expect, test } from 'vitest';
import { device, draw } from '../../../e2e/linux/harness/draw.ts';
import { viewOf } from '../view/view.ts';
import { assignGroups } from './groups.ts';

function groupsOf(switches: readonly Readonly<Record<string, unknown>>[], name = 'groups') {
  const devices = switches.map((fields, i) => device('mcast', `m${i}`, fields));
  const groups = assignGroups(viewOf(draw(name, { devices, links: [] })));
  return [...groups.values()].map(({ address, port }) => `${address}:${port}`);
}

test('a group follows from names, and no router hands it on', () => {
  const [group] = groupsOf([{}]);
  expect(group).toMatch(/^239\.255\.\d+\.\d+:2\d{4}$/u);
  expect(groupsOf([{}])).toEqual([group]);
  expect(groupsOf([{}], 'another')).not.toEqual([group]);
});

test('what is typed holds, and no other switch has the same', () => {
  const [own = ''] = groupsOf([{}]);
  const [group, port] = own.split(':');
  const typed = { group, port: Number(port) };
  const all = groupsOf([{}, typed, ...Array.from({ length: 300 }, () => ({ group: '239.0.0.1' }))]);
  expect(all).toContain(own);
  expect(new Set(all).size).toBe(all.length);
});

test('more switches than a group has ports come to an end', () => {
  const crowd = Array.from({ length: 10_050 }, () => ({ group: '239.1.1.1' }));
  expect(groupsOf(crowd)).toHaveLength(crowd.length);
});
