// npm test: installs what is missing, then runs everything. `npm test -- unit linux` runs these stages.
import { stripVTControlCharacters } from 'node:util';
import { installDebianPackages } from './debian.mjs';
import { installModules } from './install.mjs';

const wanted = process.argv.slice(2);
await installModules();
const { stages } = await import('./stages.mjs');
const unknown = wanted.filter((id) => !stages.some((stage) => stage.id === id));
if (unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(' ')}. There are: ${stages.map((s) => s.id).join(' ')}`,
  );
  process.exit(2);
}
await installDebianPackages();

const started = Date.now();
const total = { passed: 0, failed: 0 };
const missing = [];
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.id)) continue;
  const began = Date.now();
  missing.push(...stage.missing());
  const { passed, failed, output, note } = await stage.run();
  total.passed += passed;
  total.failed += failed;
  const verdict = failed > 0 ? `${failed} FAILED, ${passed} passed` : `${passed} passed`;
  report(stage, note ? `${verdict} (${note})` : verdict, began);
  if (failed > 0) console.log(indent(output));
}
if (missing.length > 0) {
  console.log('\nThis machine cannot run:');
  for (const { what, lacks } of missing) console.log(`  ${what}: it lacks ${lacks.join(', ')}`);
  if (process.env.CI === 'true') total.failed += missing.length;
}
console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function report(stage, verdict, began) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${stage.id.padEnd(10)} ${seconds.padStart(6)} s  ${verdict}  (${stage.about})`);
}

/** Without colours, so that a log file can be read. */
function indent(text) {
  return stripVTControlCharacters(text).trimEnd().replaceAll(/^/gm, '    ');
}
