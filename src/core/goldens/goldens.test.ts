import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { exportBundle } from '../compile/export.ts';
import { printTopology } from '../format/print.ts';
import { jsonSchema } from '../format/schema.ts';
import { parseTopology } from '../format/parse.ts';
import type { Topology } from '../model/topology.ts';
import { scriptLink } from '../share/script-link.ts';
import { type BundleId, bundles } from '../targets/bundles.ts';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** `npm run goldens` writes what is printed now; read the difference before you commit it. */
const update = process.env['UPDATE_GOLDENS'] === '1';

/** Whose bundle for QEMU has lines for VMware, too: among them they have every kind of cable. */
const VMWARE = ['machines', 'macvtaps', 'passt', 'sockets', 'vdpa', 'vfio', 'vhost-user'];

function exported(name: string, topology: Topology, id: BundleId) {
  const vmx = id === 'shell-qemu' && VMWARE.includes(name);
  return exportBundle(compile(topology).plan, id, { link: () => scriptLink(topology), vmx });
}

function list(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each(cases)('%s', (name) => {
  const file = join(here, name, 'topology.json');
  const text = readFileSync(file, 'utf8');
  const { topology, diagnostics } = parseTopology(text);

  test('is in canonical form', () => {
    expect(diagnostics).toEqual([]);
    const canonical = topology ? printTopology(topology) : '';
    if (update) writeFileSync(file, canonical);
    expect(readFileSync(file, 'utf8')).toBe(canonical);
  });

  test.each(bundles.map(({ id }) => id))('%s', (id) => {
    if (!topology) throw new Error('no topology');
    const { files } = exported(name, topology, id);
    const folder = join(here, name, id);
    if (update) rmSync(folder, { recursive: true, force: true });
    for (const artifact of files) {
      const path = join(folder, artifact.path);
      const { text: printed } = artifact.print();
      if (update) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, printed);
      }
      expect(printed, path).toBe(readFileSync(path, 'utf8'));
      // Markdown needs backquotes; in a script nobody is to find one.
      const script = artifact.language === 'sh';
      expect(printed).not.toMatch(script ? /\beval\b|\bcurl\b|`/ : /\beval\b|\bcurl\b/);
    }
    const expected = files.map((artifact) => join(folder, artifact.path)).sort();
    expect(list(folder).sort()).toEqual(expected);
  });

  test('every line has one origin, and lines of an origin go with it', () => {
    if (!topology) return;
    const { plan } = compile(topology);
    for (const { id } of bundles) {
      for (const artifact of exported(name, topology, id).files) {
        const { text: printed, spans } = artifact.print();
        const lines = printed.split('\n').length - 1;
        let before = 0;
        for (const { first, last, origin } of spans) {
          expect(first).toBeGreaterThan(before);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(plan.titles.has(origin as never)).toBe(true);
          before = last;
        }
        expect(before).toBeLessThanOrEqual(lines);
      }
    }
  });
});

test('the published JSON Schema is the one that follows from the field descriptions', () => {
  const file = join(here, '../../../public/schema/vethloom-1.json');
  const expected = `${JSON.stringify(jsonSchema(), undefined, 2)}\n`;
  if (update) writeFileSync(file, expected);
  expect(readFileSync(file, 'utf8')).toBe(expected);
});
