import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { exportBundle } from '../compile/export.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import { bundles } from '../targets/bundles.ts';
import { templates } from './templates.ts';

/** What is no template itself. */
const others = ['dmz-lab', 'draw', 'empty', 'template', 'templates'];

/** libvirt has no words for their cables, or runs no such guests, and says so. */
const withoutLibvirt = [
  'port-forward',
  'guest-cables',
  'l2tpv3',
  'mcast-lab',
  'hub-lab',
  'vde-lab',
  'containers',
];

test('every file is in the list, and called as its template', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !others.includes(file));
  expect(templates.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
});

describe.each(templates)('$id', ({ id: template, topology }) => {
  test('is a drawing in canonical form', () => {
    const parsed = parseTopology(printTopology(topology));
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.topology).toEqual(topology);
  });

  test.each(bundles)('has nothing wrong with it, and compiles to $id', ({ id }) => {
    const { plan, diagnostics } = compile(topology);
    const { files, diagnostics: refused } = exportBundle(plan, id);
    expect(diagnostics).toEqual([]);
    const unsaid = refused.filter(({ code }) => code.includes('libvirt'));
    expect(unsaid.length > 0).toBe(id.includes('libvirt') && withoutLibvirt.includes(template));
    expect(refused).toEqual(unsaid);
    for (const { print } of files) expect(print().text).not.toBe('');
  });
});
