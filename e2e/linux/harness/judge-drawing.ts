import { anchorPlaces, compile, parseTopology, type Plan } from '../../../src/core/index.ts';
import { exportBundle } from '../../../src/core/exporting.ts';
import { bundles } from '../../../src/core/index.ts';
import type { Drawn } from './text-places.ts';

interface Judged {
  /** Lines of `text` that an error points at; none where everything can be exported. */
  readonly errors: readonly number[];
  /** The file: each value stands on a line of its own. */
  readonly text: string;
  readonly plan?: Plan;
}

export const printFile = (drawn: Drawn): string => JSON.stringify(drawn, undefined, 1);

/** What a drawing becomes on the way from its file to the exports of every bundle. */
export function judge(drawn: Drawn): Judged {
  const text = printFile(drawn);
  const { topology, diagnostics } = parseTopology(text);
  const compiled = topology && compile(topology);
  const all = [...diagnostics, ...(compiled?.diagnostics ?? [])];
  if (compiled) {
    for (const { id } of bundles) {
      const refused = exportBundle(compiled.plan, id).diagnostics;
      // Said of a cable, whatever stands in it.
      all.push(...refused.filter(({ code }) => !code.endsWith('-libvirt-unsupported')));
    }
  }
  const find = topology && anchorPlaces(text, topology);
  const errors = all
    .filter(({ severity }) => severity === 'error')
    .flatMap(({ anchors }) => anchors)
    .map((anchor) => (anchor.on === 'text' ? anchor.line : (find?.(anchor).line ?? 0)));
  return { errors, text, ...(compiled ? { plan: compiled.plan } : {}) };
}

/** Every file of every bundle, by `BUNDLE/PATH`. */
export function exportAll(plan: Plan): Map<string, string> {
  return new Map(
    bundles.flatMap(({ id }) =>
      exportBundle(plan, id).files.map(({ path, print }) => [`${id}/${path}`, print().text]),
    ),
  );
}
