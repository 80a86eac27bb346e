// npm run test:faults: breaks every reference lab at every command. `npm run test:faults -- routed` breaks this one.
import { installDebianPackages } from './debian.mjs';
import { installModules } from './install.mjs';
import { lacks } from './needs.mjs';
import { root } from './run.mjs';

await installModules();
await installDebianPackages();
const missing = lacks('e2e/linux/faults.test.ts');
if (missing.length > 0) {
  console.error(`This machine lacks ${missing.join(', ')}`);
  process.exit(1);
}
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}e2e/linux/every-fault.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
});
const wrong = await module.everyFault(process.argv.slice(2));
process.exitCode = wrong > 0 ? 1 : 0;
