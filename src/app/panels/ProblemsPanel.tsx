import { CircleCheck } from 'lucide-react';
import type { Diagnostic } from '../../core/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { useProblems } from '../store/compilation.ts';
import { showFileProblems, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemRow } from './ProblemRow.tsx';

const severities = ['error', 'warning', 'hint'] as const;

export function ProblemsPanel() {
  const { problems: texts, say } = useTexts();
  const problems = useProblems();
  const file = useStore((state) => state.fileProblems);

  return (
    <div className="h-full overflow-y-auto px-3 py-2">
      {file && (
        <section
          aria-label={texts.inFile(say(file.file), file.opened)}
          className="mb-2 border-b border-line pb-2"
        >
          <div className="flex items-center justify-between gap-2">
            <h3 className="font-semibold">{texts.inFile(say(file.file), file.opened)}</h3>
            <Button size="small" look="ghost" onClick={() => showFileProblems(undefined)}>
              {texts.dismiss}
            </Button>
          </div>
          <Rows problems={file.diagnostics} />
        </section>
      )}
      {severities.map((severity) => (
        <Group
          key={severity}
          title={texts.groups[severity]}
          problems={problems.filter((problem) => problem.severity === severity)}
        />
      ))}
      {problems.length === 0 && !file && (
        <p className="flex items-center gap-2 px-1 py-2 text-ink-2">
          <CircleCheck aria-hidden size={16} className="text-ok" />
          {texts.none}
        </p>
      )}
    </div>
  );
}

function Group({ title, problems }: { title: string; problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-label={title} className="mb-2">
      <h3 className="mx-1 mb-0.5 text-[11px] font-semibold tracking-[.06em] text-ink-3 uppercase">
        {title}
      </h3>
      <Rows problems={problems} />
    </section>
  );
}

function Rows({ problems }: { readonly problems: readonly Diagnostic[] }) {
  return (
    <ul>
      {problems.map((problem, index) => (
        <ProblemRow key={`${problem.code} ${index}`} problem={problem} />
      ))}
    </ul>
  );
}
