// npm run bench: how long compiling takes, and net.sh on a real kernel. Not a test.
import { installModules } from './install.mjs';
import { lacks } from './needs.mjs';
import { root, run } from './run.mjs';

await installModules();
const { buildBench, nodeFlags } = await import('./build.mjs');
const file = await buildBench();
const { status } = await run([process.execPath, ...nodeFlags, file, ...process.argv.slice(2)], {
  show: true,
});
process.exitCode = status;
const missing = lacks('e2e/linux/faults.test.ts');
if (missing.length > 0) {
  console.log(`net.sh is not timed: this machine lacks ${missing.join(', ')}`);
} else {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(`${root}e2e/bench/speed.ts`, {
    root,
    configFile: false,
    logLevel: 'error',
  });
  await module.speed();
}
