import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { drawIcon } from './icon.ts';

const WORKER = 'sw.js';

/** Files of public/ that the page asks for. */
const FROM_PUBLIC = ['favicon.svg', 'manifest.webmanifest'];

/** Adds the icons and the service worker, which is told every file that was built. */
export function offline(): Plugin {
  let publicDir = '';
  return {
    name: 'vethloom-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ publicDir } = config);
    },
    buildStart() {
      const id = fileURLToPath(new URL('service-worker.ts', import.meta.url));
      this.emitFile({ type: 'chunk', id, fileName: WORKER });
      const svg = readFileSync(path.join(publicDir, 'favicon.svg'), 'utf8');
      const icon = (name: string, size: number, maskable = false) =>
        this.emitFile({ type: 'asset', fileName: name, source: drawIcon(svg, size, maskable) });
      icon('icon-180.png', 180, true);
      icon('icon-192.png', 192);
      icon('icon-512.png', 512);
      icon('icon-maskable-512.png', 512, true);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = new Map<string, string | Uint8Array>();
        for (const [name, made] of Object.entries(bundle)) {
          files.set(name, made.type === 'chunk' ? made.code : made.source);
        }
        for (const name of FROM_PUBLIC) files.set(name, readFileSync(path.join(publicDir, name)));
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk' || !files.has('index.html')) {
          throw new Error('the service worker must come after everything else');
        }
        if (worker.imports.length > 0) throw new Error(`${WORKER} is not one file`);
        worker.code = `const PRECACHE=${JSON.stringify(listOf(files))};\n${worker.code}`;
      },
    },
  };
}

interface Precache {
  readonly version: string;
  readonly files: readonly string[];
}

function listOf(files: ReadonlyMap<string, string | Uint8Array>): Precache {
  const names = [...files.keys()].toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(files.get(name) ?? '');
  return {
    version: hash.digest('hex').slice(0, 12),
    // The page is asked for by its folder.
    files: names.filter((name) => name !== WORKER).map((name) => name.replace('index.html', './')),
  };
}
