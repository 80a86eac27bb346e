import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile, exportBundle } from '../core/index.ts';
import { scriptLink } from '../core/sharing.ts';
import { bundleNamed } from './bundle.ts';
import { dangerLines } from './effects.ts';
import { readDrawing } from './input.ts';
import { EXIT, Stop } from './outcome.ts';
import { hasErrors, report } from './report.ts';

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Writes every file of a bundle below `into`, or none. */
export function exportTo(file: string, bundle: string, into: string, force: boolean): number {
  const id = bundleNamed(bundle);
  const input = readDrawing(file);
  const { plan, diagnostics } = compile(input.topology);
  const {
    files,
    diagnostics: more,
    effects,
  } = exportBundle(plan, id, {
    link: () => scriptLink(input.topology),
  });
  const all = [...input.diagnostics, ...diagnostics, ...more];
  process.stderr.write(report(input.file, input.text, input.topology, all));
  if (hasErrors(all)) return EXIT.problems;
  const inTheWay = files.map(({ path }) => join(into, path)).filter(exists);
  if (inTheWay.length > 0 && !force) {
    const others = inTheWay.length > 1 ? ` and ${inTheWay.length - 1} more` : '';
    throw new Stop(EXIT.exists, `${inTheWay[0]}${others} exist already; --force overwrites`);
  }
  // Every text is made before the first is written: a failure leaves nothing half done.
  const texts = files.map((artifact) => ({ ...artifact, text: artifact.print().text }));
  for (const { path, text, executable } of texts) {
    const target = join(into, path);
    mkdirSync(dirname(target), { recursive: true });
    // Removed first, so that a link in the way is replaced and not followed.
    if (exists(target)) rmSync(target);
    writeFileSync(target, text, { mode: executable ? 0o755 : 0o644, flag: 'wx' });
    process.stdout.write(`${target}\n`);
  }
  for (const line of effects().flatMap(dangerLines)) process.stderr.write(`${line}\n`);
  return EXIT.fine;
}
