import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import { setFlag } from './flags.ts';
import { folded, hiddenIn } from './folded.ts';

const [host] = dmzLab.devices;
const collapsed = setFlag(dmzLab, new Set([host!.id]), 'collapsed', true);

test('nothing of a collapsed host is drawn but itself', () => {
  const { devices, links } = folded(collapsed);
  expect(devices.map(({ id }) => id)).toEqual([host!.id]);
  expect(links).toEqual([]);
  expect(hiddenIn(collapsed).size).toBe(dmzLab.devices.length - 1);
});

test('a cable to elsewhere ends at the host', () => {
  const more = {
    ...collapsed,
    devices: [...collapsed.devices, { ...host!, id: 'h9', name: 'kvm9', collapsed: false }],
    links: [...collapsed.links, { ...collapsed.links[0]!, id: 'l9', b: { device: 'h9' } }],
  } as typeof collapsed;
  expect(folded(more).links).toEqual([
    { ...collapsed.links[0], id: 'l9', a: { device: host!.id }, b: { device: 'h9' } },
  ]);
});

test('it is built all the same, and survives the file', () => {
  expect(compile(collapsed).plan.hosts).toEqual(compile(dmzLab).plan.hosts);
  expect(parseTopology(printTopology(collapsed)).topology).toEqual(collapsed);
  expect(setFlag(collapsed, new Set([host!.id]), 'collapsed', false)).toEqual(dmzLab);
});
