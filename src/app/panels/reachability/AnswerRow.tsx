import { Ban, CircleCheck, CircleHelp } from 'lucide-react';
import { memo } from 'react';
import type { Answer } from '../../../core/simulating.ts';
import { useTexts } from '../../i18n/texts.ts';

const icons = { reaches: CircleCheck, silent: Ban, open: CircleHelp } as const;
const tones = { reaches: 'text-ok', silent: 'text-ink-2', open: 'text-warn' } as const;

interface AnswerRowProps {
  readonly answer: Answer;
  readonly nameOf: (id: string) => string;
  readonly onOpen: (answer: Answer) => void;
}

/** What comes of a packet to one address; a click selects all that is on its way. */
export const AnswerRow = memo(function AnswerRow({ answer, nameOf, onOpen }: AnswerRowProps) {
  const texts = useTexts().reachability;
  const { to, owner, ifname, hops, stop } = answer;
  const Icon = icons[answer.answer];
  return (
    <li className="[contain-intrinsic-size:auto_28px] [content-visibility:auto]">
      <button
        type="button"
        onClick={() => onOpen(answer)}
        className="flex w-full flex-wrap items-center gap-x-2 rounded-md px-1 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
      >
        <Icon aria-hidden size={15} className={`shrink-0 ${tones[answer.answer]}`} />
        <span className="font-semibold">{nameOf(owner)}</span>
        <span className="font-mono text-[11.5px] text-ink-2">
          {ifname} {to}
        </span>
        <span className="ml-auto text-[11.5px] text-ink-3">
          {texts.answer[answer.answer]} ·{' '}
          {stop ? texts.why[stop.why](nameOf(stop.at)) : texts.hops(hops)}
        </span>
      </button>
    </li>
  );
});
