import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportBundle } from '../core/exporting.ts';
import { compile } from '../core/index.ts';
import { scriptLink } from '../core/sharing.ts';
import { bundleNamed, syntaxNamed } from './bundle.ts';
import { dangerLines } from './effects.ts';
import { readDrawing } from './input.ts';
import { EXIT } from './outcome.ts';
import { hasErrors, report } from './report.ts';
import { refuseToOverwrite, writeAnew } from './write.ts';

interface ExportWords {
  readonly bundle: string;
  readonly into: string;
  readonly force: boolean;
  readonly qemuSyntax: string | undefined;
  readonly vmx: boolean;
}

/** Writes every file of a bundle below `into`, or none. */
export function exportTo(file: string, { bundle, into, force, ...words }: ExportWords): number {
  const id = bundleNamed(bundle);
  const qemuSyntax = syntaxNamed(words.qemuSyntax);
  const input = readDrawing(file);
  const { plan, diagnostics } = compile(input.topology);
  const {
    files,
    diagnostics: more,
    effects,
  } = exportBundle(plan, id, {
    link: () => scriptLink(input.topology),
    qemuSyntax,
    vmx: words.vmx,
  });
  const all = [...input.diagnostics, ...diagnostics, ...more];
  process.stderr.write(report(input.file, input.text, input.topology, all));
  if (hasErrors(all)) return EXIT.problems;
  refuseToOverwrite(
    files.map(({ path }) => join(into, path)),
    force,
  );
  // Every text is made before the first is written: a failure leaves nothing half done.
  const texts = files.map((artifact) => ({ ...artifact, text: artifact.print().text }));
  for (const { path, text, executable } of texts) {
    const target = join(into, path);
    mkdirSync(dirname(target), { recursive: true });
    writeAnew(target, text, executable ? 0o755 : 0o644);
    process.stdout.write(`${target}\n`);
  }
  for (const line of effects().flatMap(dangerLines)) process.stderr.write(`${line}\n`);
  return EXIT.fine;
}
