import {
  type Anchor,
  bundles,
  compile,
  type Diagnostic,
  type Plan,
} from '../../../src/core/index.ts';
import { exportBundle } from '../../../src/core/exporting.ts';
import { anchorPlaces, parseTopology } from '../../../src/core/opening.ts';
import type { Drawn } from './text-places.ts';

interface Judged {
  /** Lines of `text` that an error points at; none where everything can be exported. */
  readonly errors: readonly number[];
  /** The file: each value stands on a line of its own. */
  readonly text: string;
  readonly plan?: Plan;
}

export const printFile = (drawn: Drawn): string => JSON.stringify(drawn, undefined, 1);

/** What a drawing becomes on the way from its file to the exports of every bundle, or where it is stopped. */
export function judge(drawn: Drawn): Judged {
  const text = printFile(drawn);
  const { topology, diagnostics } = parseTopology(text);
  if (!topology) return { errors: errorLines(diagnostics), text };
  const compiled = compile(topology);
  const told = [...diagnostics, ...compiled.diagnostics];
  if (told.every(({ severity }) => severity !== 'error')) {
    const refused = bundles.flatMap(({ id }) => exportBundle(compiled.plan, id).diagnostics);
    // Said of a cable, whatever stands in it.
    told.push(...refused.filter(({ code }) => !code.endsWith('-libvirt-unsupported')));
  }
  const errors = errorLines(told, anchorPlaces(text, topology));
  return { errors, text, ...(errors.length === 0 && { plan: compiled.plan }) };
}

function errorLines(
  told: readonly Diagnostic[],
  find?: (anchor: Anchor) => { readonly line: number },
): number[] {
  return told
    .filter(({ severity }) => severity === 'error')
    .flatMap(({ anchors }) => anchors)
    .map((anchor) => (anchor.on === 'text' ? anchor.line : (find?.(anchor).line ?? 0)));
}

/** Every file of every bundle, by `BUNDLE/PATH`. */
export function exportAll(plan: Plan): Map<string, string> {
  return new Map(
    bundles.flatMap(({ id }) =>
      exportBundle(plan, id).files.map(({ path, print }) => [`${id}/${path}`, print().text]),
    ),
  );
}
