import { useEffect, useState } from 'react';
import type { KindPage, OtherAnswers } from '../../../core/documenting.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Answer } from './Answer.tsx';

/** What the exports write where something else is chosen: closed, as there are many. */
export function OtherChoices({ page }: { readonly page: KindPage }) {
  const { docs: texts, say } = useTexts();
  const others = useOneByOne(page);
  if (others.length === 0) return null;
  return (
    <>
      <h5 className="mt-3 mb-1 text-[12px] font-semibold text-ink">{texts.others}</h5>
      {others.map(({ what, answers }, i) => (
        <details key={i} className="border-t border-line last:border-b">
          <summary className="cursor-pointer py-1.5 text-ink focus-visible:-outline-offset-2">
            {say(what)}
          </summary>
          {answers.map((answer, k) => (
            <Answer key={k} answer={answer} />
          ))}
        </details>
      ))}
    </>
  );
}

/** Each takes some exports: made one at a time, so that the page answers in between. */
function useOneByOne({ others }: KindPage): readonly OtherAnswers[] {
  const [made, keep] = useState<readonly OtherAnswers[]>([]);
  useEffect(() => {
    let next = 0;
    let timer: ReturnType<typeof setTimeout>;
    const step = () => {
      const other = others[next++]?.();
      if (other === undefined) return;
      if (other.answers.length > 0) keep((before) => [...before, other]);
      timer = setTimeout(step);
    };
    timer = setTimeout(step);
    return () => clearTimeout(timer);
  }, [others]);
  return made;
}
