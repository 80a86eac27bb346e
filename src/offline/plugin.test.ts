import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { offline } from './plugin.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vethloom-offline-'));
  mkdirSync(path.join(root, 'public'));
  const real = fileURLToPath(new URL('../../public/', import.meta.url));
  for (const name of ['favicon.svg', 'manifest.webmanifest']) {
    cpSync(path.join(real, name), path.join(root, 'public', name));
  }
  writeFileSync(path.join(root, 'index.html'), '<script type="module" src="/main.js"></script>');
  writeFileSync(path.join(root, 'lazy.js'), 'export const lazy = "lazy";');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The service worker's list, and what was built. */
async function built(main: string) {
  writeFileSync(path.join(root, 'main.js'), main);
  const plugins = [offline()];
  const made = await build({ root, configFile: false, base: './', logLevel: 'error', plugins });
  if (!('output' in made)) throw new Error('nothing was built');
  const worker = made.output.find(({ fileName }) => fileName === 'sw.js');
  const code = worker?.type === 'chunk' ? worker.code : '';
  const list = /^const PRECACHE=(\{.*\});\n/.exec(code)?.[1] ?? '';
  const { version, files } = JSON.parse(list) as { version: string; files: string[] };
  return { version, files, code, names: made.output.map(({ fileName }) => fileName) };
}

const MAIN = 'import("./lazy.js").then(({ lazy }) => console.log(lazy));';

/** Building takes its time on a machine that is busy. */
const patient = { timeout: 60_000 };

test('the service worker is one file, and knows all others', patient, async () => {
  const { files, names, code } = await built(MAIN);
  expect(files.filter((file) => file.startsWith('assets/')).length).toBeGreaterThan(1);
  const others = names.filter((name) => name !== 'sw.js' && name !== 'index.html');
  expect(files.toSorted()).toEqual(
    ['./', 'favicon.svg', 'manifest.webmanifest', ...others].toSorted(),
  );
  expect(code).not.toMatch(/^import |^export /m);
  expect(code).toContain('take over');
});

test('the same files are the same version, others are not', patient, async () => {
  const first = await built(MAIN);
  expect((await built(MAIN)).version).toBe(first.version);
  expect((await built(`${MAIN} console.log(1);`)).version).not.toBe(first.version);
});
