import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { offline } from './src/offline/plugin.ts';

/** They count packets that are lost, so nothing else may run meanwhile. */
const timed = ['e2e/linux/uplink.test.ts', 'e2e/linux/uplink-kept.test.ts'];
const patient = { testTimeout: 180_000, hookTimeout: 300_000 };

interface Modules {
  getModuleInfo(
    id: string,
  ): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** `first` for what the entry imports, not counting `import()`. */
function firstLoad(id: string, modules: Modules, seen = new Set<string>()): string | null {
  if (seen.has(id)) return null;
  seen.add(id);
  const info = modules.getModuleInfo(id);
  if (!info) return null;
  const isFirst =
    id.endsWith('/index.html') || info.importers.some((one) => firstLoad(one, modules, seen));
  return isFirst ? 'first' : null;
}

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), offline()],
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    // What the first picture needs is one file: split in ten it packs worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: firstLoad, debugName: 'first' }] } },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 5173, strictPort: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'linux',
          include: ['e2e/linux/**/*.test.ts'],
          exclude: timed,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'linux-timed',
          include: timed,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
    ],
  },
});
