import { CircleAlert, Lightbulb, TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '../../core/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { reveal } from '../store/store.ts';
import { FixButtons } from './FixButtons.tsx';

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb } as const;
const tones = { error: 'text-error', warning: 'text-warn', hint: 'text-ink-2' } as const;

/** One problem; a click shows where it is. */
export function ProblemRow({ problem }: { readonly problem: Diagnostic }) {
  const { problems: texts, say } = useTexts();
  const Icon = icons[problem.severity];
  const target = problem.anchors.find((anchor) => 'id' in anchor);
  const text = problem.anchors.find((anchor) => anchor.on === 'text');
  const words = (
    <>
      <Icon aria-hidden size={15} className={`mt-0.5 shrink-0 ${tones[problem.severity]}`} />
      <span className="sr-only">{texts.severity[problem.severity]}: </span>
      <span className="min-w-0 break-words">
        {say(problem.message)}
        <span className="ml-2 font-mono text-[11px] whitespace-nowrap text-ink-3">
          {problem.code}
          {text && ` · ${texts.line(text.line)}`}
        </span>
      </span>
    </>
  );
  return (
    <li className="flex flex-wrap items-start gap-x-2 gap-y-1 rounded-md px-1 hover:bg-surface-2">
      {target ? (
        <button
          type="button"
          onClick={() => reveal(target.id)}
          className="flex min-w-48 flex-1 items-start gap-2 py-1 text-left focus-visible:-outline-offset-2"
        >
          {words}
        </button>
      ) : (
        <div className="flex min-w-48 flex-1 items-start gap-2 py-1">{words}</div>
      )}
      <FixButtons fixes={problem.fixes} />
    </li>
  );
}
