// npm run bench: how long compiling takes, the canvas in Chromium, and net.sh on a real kernel. Not a test.
import { installModules } from './install.mjs';
import { lacks } from './needs.mjs';
import { root, run } from './run.mjs';

await installModules();
const { buildBare, buildBench, buildWeb, nodeFlags } = await import('./build.mjs');
const file = await buildBench();
const { status } = await run([process.execPath, ...nodeFlags, file, ...process.argv.slice(2)], {
  show: true,
});
process.exitCode = status;

/** Runs what a module of the benchmark exports under its own name. */
async function perform(path, name, needing) {
  const missing = lacks(needing);
  if (missing.length > 0) {
    console.log(`${name} is left out: this machine lacks ${missing.join(', ')}`);
    return;
  }
  const { runnerImport } = await import('vite');
  const options = { root, configFile: false, logLevel: 'error' };
  const { module } = await runnerImport(`${root}e2e/bench/${path}`, options);
  await module[name]();
}

await buildWeb();
await buildBare();
await perform('canvas/canvas.ts', 'canvas', 'e2e/browser/editing.spec.ts');
await perform('speed.ts', 'speed', 'e2e/linux/faults.test.ts');
