import { chmodSync } from 'node:fs';
import { build } from 'vite';
import { root } from './run.mjs';
import { isStale } from './stale.mjs';

/**
 * The compiler keeps most of what it makes until it ends: with room for more young objects, fewer of
 * them are copied about. A tenth of its time at 10,000 guests.
 */
export const nodeFlags = ['--max-semi-space-size=32'];

const shared = ['package-lock.json', 'vite.config.ts'];

/** Builds the designer into dist/web where it is older than its sources. */
export async function buildWeb() {
  if (
    !isStale('dist/web/index.html', [
      ...shared,
      'index.html',
      'public',
      'src/app',
      'src/core',
      'src/offline',
    ])
  ) {
    return;
  }
  await build({ root, logLevel: 'error' });
}

/** Builds the command line tool into one file, and returns it. */
export function buildCli() {
  return buildProgram('src/cli/main.ts', 'vethloom', 'dist/cli', ['src/cli', 'src/core']);
}

/** Builds the benchmark into one file, and returns it. */
export function buildBench() {
  return buildProgram('e2e/bench/bench.ts', 'bench', 'dist/bench', ['e2e/bench', 'src/core']);
}

/** Builds the page that the benchmark compares the canvas with into dist/bench-bare. */
export async function buildBare() {
  const folder = 'e2e/bench/bare';
  if (!isStale('dist/bench-bare/index.html', [...shared, folder])) return;
  await build({
    root: `${root}${folder}`,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: `${root}dist/bench-bare`, emptyOutDir: true, target: 'es2023' },
  });
}

async function buildProgram(entry, name, outDir, sources) {
  const file = `${outDir}/${name}.js`;
  if (isStale(file, [...shared, ...sources])) {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir,
        target: 'node20',
        rolldownOptions: {
          output: {
            entryFileNames: `${name}.js`,
            banner: `#!/usr/bin/env -S node ${nodeFlags.join(' ')}`,
          },
        },
      },
    });
    chmodSync(`${root}${file}`, 0o755);
  }
  return `${root}${file}`;
}
