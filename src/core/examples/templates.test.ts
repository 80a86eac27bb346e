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

test('every file is in the list, and called as its template', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !others.includes(file));
  expect(templates.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
});

describe.each(templates)('$id', ({ topology }) => {
  test('is a drawing in canonical form', () => {
    const parsed = parseTopology(printTopology(topology));
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.topology).toEqual(topology);
  });

  test.each(bundles)('has nothing wrong with it, and compiles to $id', ({ id }) => {
    const { plan, diagnostics } = compile(topology);
    const { files, diagnostics: refused } = exportBundle(plan, id);
    expect([...diagnostics, ...refused]).toEqual([]);
    for (const { print } of files) expect(print().text).not.toBe('');
  });
});
