// npm run bench: how long compiling takes. Not a test.
import { installModules } from './install.mjs';
import { run } from './run.mjs';

await installModules();
const { buildBench, nodeFlags } = await import('./build.mjs');
const file = await buildBench();
const { status } = await run([process.execPath, ...nodeFlags, file, ...process.argv.slice(2)], {
  show: true,
});
process.exitCode = status;
