import { expect, test } from 'vitest';
import { compile, curved, move, NO_DRAFTS, sampleTopology, setField } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { badgesOf } from './badges.ts';
import { createProjector } from './project.ts';
import { en } from '../../i18n/en.ts';

const { plan } = compile(sampleTopology);
const view = (topology: Topology) => ({
  topology,
  plan,
  drafts: NO_DRAFTS,
  style: curved,
  selection: new Set<string>(),
  badges: badgesOf([]),
  texts: en,
});

test('an edit of one device makes one new node', () => {
  const project = createProjector();
  const before = project(view(sampleTopology));
  const after = project(view(setField(sampleTopology, 'g1', ['memoryMiB'], 2048)));
  const changed = after.nodes.filter((node, index) => node !== before.nodes[index]);
  expect(changed.map((node) => node.id)).toEqual(['g1']);
  expect(after.edges.every((edge, index) => edge === before.edges[index])).toBe(true);
});

test('a moved device takes its cables along and nothing else', () => {
  const project = createProjector();
  const before = project(view(sampleTopology));
  const after = project(view(move(sampleTopology, new Map([['u1', [700, 430]]]))));
  const changed = after.edges.filter((edge, index) => edge !== before.edges[index]);
  expect(changed.map((edge) => edge.id)).toEqual(['l5']);
});

test('a loose end becomes a plug', () => {
  const links = sampleTopology.links.map((link) =>
    link.id === 'l1' ? { ...link, b: { at: [100, 200] as const } } : link,
  );
  const { nodes, edges } = createProjector()(view({ ...sampleTopology, links }));
  expect(nodes.find((node) => node.id === 'plug:l1:b')?.type).toBe('plug');
  expect(edges.find((edge) => edge.id === 'l1')?.target).toBe('plug:l1:b');
});

test('labels say the device name and the VLAN', () => {
  const { edges } = createProjector()(view(sampleTopology));
  const label = (id: string) => edges.find((edge) => edge.id === id)?.data?.label;
  expect(label('l3')).toMatch(/^tap \S+ · tag 20$/);
  expect(label('l7')).toBe('veth · tag 10');
});
