import { exportBundle, type ExportOptions } from '../compile/export.ts';
import type { Plan } from '../plan/plan.ts';
import { bundles } from '../targets/bundles.ts';
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

/** What one bundle says. */
type Said = Omit<KindAnswer, 'bundles'> & { readonly bundle: string };

/** Told by the exports themselves: what they write for these devices and links. */
export function answersOf(
  plan: Plan,
  origins: ReadonlySet<string>,
  options: ExportOptions = {},
): readonly KindAnswer[] {
  return together(bundles.flatMap((bundle) => ofBundle(plan, bundle, origins, options)));
}

/** What is said here and not there. */
export function withoutThose(
  answers: readonly KindAnswer[],
  those: readonly KindAnswer[],
): readonly KindAnswer[] {
  const known = new Set(apart(those).map((one) => JSON.stringify(one)));
  return together(apart(answers).filter((one) => !known.has(JSON.stringify(one))));
}

function apart(answers: readonly KindAnswer[]): readonly Said[] {
  return answers.flatMap(({ bundles: titles, path, lines, refused }) =>
    titles.map((bundle) => ({ bundle, path, lines, refused })),
  );
}

function together(all: readonly Said[]): readonly KindAnswer[] {
  const answers = new Map<string, KindAnswer>();
  for (const { bundle, ...answer } of all) {
    const key = JSON.stringify(answer);
    const same = answers.get(key);
    answers.set(key, { ...answer, bundles: [...(same?.bundles ?? []), bundle] });
  }
  return [...answers.values()];
}

function ofBundle(
  plan: Plan,
  { id, title: bundle }: (typeof bundles)[number],
  origins: ReadonlySet<string>,
  options: ExportOptions,
): readonly Said[] {
  const { files, diagnostics } = exportBundle(plan, id, options);
  const refused = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
  if (refused.length > 0) return [{ bundle, path: '', lines: '', refused }];
  return files
    .filter(({ language, path }) => language !== 'markdown' && !path.endsWith('/lab.sh'))
    .map((file) => ({
      bundle,
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
