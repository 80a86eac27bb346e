import type { Diagnostic } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { FixButtons } from '../FixButtons.tsx';
import { SectionTitle } from './FormHeader.tsx';

const tones = {
  error:
    'border-[color-mix(in_srgb,var(--error)_35%,transparent)] bg-[color-mix(in_srgb,var(--error)_8%,transparent)]',
  warning:
    'border-[color-mix(in_srgb,var(--warn)_35%,transparent)] bg-[color-mix(in_srgb,var(--warn)_10%,transparent)]',
  hint: 'border-line bg-surface-2',
} as const;

/** What is wrong with what is selected, with the ways out. */
export function ProblemsHere({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const { inspector: texts, say } = useTexts();
  if (problems.length === 0) return null;
  return (
    <section aria-label={texts.problems} className="space-y-1.5 pt-1.5">
      <SectionTitle>{texts.problems}</SectionTitle>
      {problems.map((problem, index) => (
        <div
          key={`${problem.code} ${index}`}
          className={`rounded-[9px] border px-2.5 py-2 ${tones[problem.severity]}`}
        >
          <p className="break-words">{say(problem.message)}</p>
          <p className="mt-0.5 font-mono text-[11px] break-words text-ink-2">{problem.code}</p>
          {problem.fixes && <FixButtons fixes={problem.fixes} />}
        </div>
      ))}
    </section>
  );
}
