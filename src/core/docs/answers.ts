import { exportBundle } from '../compile/export.ts';
import type { Plan } from '../plan/plan.ts';
import { type BundleId, bundles } from '../targets/bundles.ts';
import type { Artifact } from '../targets/target.ts';
import type { Message } from '../util/message.ts';

/** What bundles say for one kind: the lines of one file, or why they refuse. */
export interface KindAnswer {
  /** Titles of the bundles that say the same. */
  readonly bundles: readonly string[];
  /** Below the host's folder. */
  readonly path: string;
  readonly lines: string;
  readonly refused: readonly Message[];
}

/** Told by the exports themselves: what they write for these devices and links. */
export function answersOf(plan: Plan, origins: ReadonlySet<string>): readonly KindAnswer[] {
  const answers = new Map<string, KindAnswer>();
  for (const { id, title } of bundles) {
    for (const answer of ofBundle(plan, id, origins)) {
      const key = JSON.stringify(answer);
      const same = answers.get(key);
      answers.set(key, { ...answer, bundles: [...(same?.bundles ?? []), title] });
    }
  }
  return [...answers.values()];
}

function ofBundle(
  plan: Plan,
  id: BundleId,
  origins: ReadonlySet<string>,
): readonly Omit<KindAnswer, 'bundles'>[] {
  const { files, diagnostics } = exportBundle(plan, id);
  const refused = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
  if (refused.length > 0) return [{ path: '', lines: '', refused }];
  return files
    .filter(({ language, path }) => language !== 'markdown' && !path.endsWith('/lab.sh'))
    .map((file) => ({
      path: file.path.slice(file.path.indexOf('/') + 1),
      lines: linesFor(file, origins),
      refused: [],
    }))
    .filter(({ lines }) => lines !== '');
}

function linesFor({ print }: Artifact, origins: ReadonlySet<string>): string {
  const { text, spans } = print();
  const all = text.split('\n');
  const lines = spans
    .filter(({ origin }) => origins.has(origin))
    .flatMap(({ first, last }) => all.slice(first - 1, last))
    .filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
