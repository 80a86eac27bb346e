import { type QemuSyntax, qemuSyntaxes } from '../core/exporting.ts';
import { type BundleId, bundles } from '../core/index.ts';
import { EXIT, Stop } from './outcome.ts';

/** The first where none is named. */
export function bundleNamed(id: string | undefined): BundleId {
  if (id === undefined) return bundles[0].id;
  return named(bundles, 'bundle', id);
}

/** The first where none is named. */
export function syntaxNamed(id: string | undefined): QemuSyntax {
  if (id === undefined) return qemuSyntaxes[0].id;
  return named(qemuSyntaxes, 'QEMU syntax', id);
}

function named<I extends string>(all: readonly { id: I }[], what: string, id: string): I {
  const found = all.find((one) => one.id === id);
  if (found) return found.id;
  const known = all.map((one) => one.id).join(', ');
  throw new Stop(EXIT.usage, `there is no ${what} ${JSON.stringify(id)}; there is ${known}`);
}
