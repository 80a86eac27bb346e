import { useCallback, useMemo } from 'react';
import type { Answer } from '../../../core/simulating.ts';
import { useTexts } from '../../i18n/texts.ts';
import { reveal, select, useStore } from '../../store/store.ts';
import { AnswerRow } from './AnswerRow.tsx';
import { namesOf, useReachability, wayIn } from './use-reachability.ts';

/** Who reaches whom, as far as the drawing settles it. */
export function ReachabilityPanel() {
  const texts = useTexts().reachability;
  const topology = useStore((state) => state.topology);
  const { askers, asker, answers } = useReachability();
  const names = useMemo(() => namesOf(topology), [topology]);
  const nameOf = useCallback((id: string) => names.get(id) ?? id, [names]);
  if (asker === undefined || askers.length < 2) {
    return <p className="px-4 py-3 text-ink-2">{texts.none}</p>;
  }
  return (
    <div className="grid h-full min-h-0 grid-cols-[clamp(96px,26%,206px)_minmax(0,1fr)]">
      <nav aria-label={texts.askers} className="min-h-0 overflow-y-auto border-r border-line p-2">
        {askers.map((id) => (
          <button
            key={id}
            type="button"
            aria-current={id === asker}
            className="block h-7 w-full truncate rounded-md px-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-current:bg-surface-2 aria-current:font-semibold"
            onClick={() => reveal(id)}
          >
            {nameOf(id)}
          </button>
        ))}
      </nav>
      <div className="min-h-0 overflow-y-auto px-3 py-2">
        <p className="mb-1 px-1 text-[11.5px] text-ink-3">{texts.note}</p>
        <ul aria-label={texts.answers(nameOf(asker))}>
          {answers.map((answer) => (
            <AnswerRow
              key={`${answer.owner} ${answer.ifname} ${answer.to}`}
              answer={answer}
              nameOf={nameOf}
              onOpen={open}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

function open(answer: Answer): void {
  select(wayIn(useStore.getState().topology, answer));
}
