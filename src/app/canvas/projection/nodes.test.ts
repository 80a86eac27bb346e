import { expect, test } from 'vitest';
import { curved, move, sampleTopology, setField } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { en } from '../../i18n/en.ts';
import { badgesOf } from './badges.ts';
import { createKeeper } from './keep.ts';
import { nodesOf } from './nodes.ts';
import type { CanvasNode } from './nodes.ts';
import { layOut } from './scene.ts';

const marked = { selection: new Set<string>(), badges: badgesOf([]), texts: en };

function project(topology: Topology, mounted = (_id: string) => true): CanvasNode[] {
  return nodesOf(layOut(topology, curved), (_box, id) => mounted(id), marked);
}

test('an edit of one device makes one new node', () => {
  const keep = createKeeper<CanvasNode>();
  const before = keep(project(sampleTopology));
  const after = keep(project(setField(sampleTopology, 'g1', ['memoryMiB'], 2048)));
  const changed = after.filter((node, index) => node !== before[index]);
  expect(changed.map((node) => node.id)).toEqual(['g1']);
});

test('a moved device makes one new node', () => {
  const keep = createKeeper<CanvasNode>();
  const before = keep(project(sampleTopology));
  const after = keep(project(move(sampleTopology, new Map([['u1', [700, 430]]]))));
  const changed = after.filter((node, index) => node !== before[index]);
  expect(changed.map((node) => node.id)).toEqual(['u1']);
});

test('a loose end becomes a plug', () => {
  const links = sampleTopology.links.map((link) =>
    link.id === 'l1' ? { ...link, b: { at: [100, 200] as const } } : link,
  );
  const nodes = project({ ...sampleTopology, links });
  expect(nodes.find((node) => node.id === 'plug:l1:b')?.type).toBe('plug');
});

test('a container is mounted with and before what is in it', () => {
  const nodes = project(sampleTopology, (id) => id === 'g1');
  expect(nodes.map(({ id }) => id)).toEqual(['h1', 'g1']);
});
