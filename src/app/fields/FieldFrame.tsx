import { Info } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Wording } from '../../core/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { join } from '../ui/join.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import type { Problem } from './form.ts';

export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldFrameProps {
  readonly label: Wording;
  readonly help?: Wording | undefined;
  /** One line under the control. */
  readonly note?: Wording | undefined;
  readonly problems: readonly Problem[];
  /** Label and control in one row. */
  readonly inline?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a control and what is wrong with it. */
export function FieldFrame({ label, help, note, problems, inline, children }: FieldFrameProps) {
  const id = useId();
  const { say } = useTexts();
  const described = [
    help && `${id}-help`,
    note && `${id}-note`,
    problems.length && `${id}-problems`,
  ];
  const control = children({
    id,
    'aria-invalid': problems.some(({ severity }) => severity === 'error') || undefined,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  });
  return (
    <div className="min-w-0">
      <div className={join(inline && 'flex min-h-[26px] items-center justify-between gap-2')}>
        <div className={join('flex items-center gap-1', !inline && 'mb-[3px]')}>
          <label htmlFor={id} className="truncate text-[11.5px] text-ink-2">
            {say(label)}
          </label>
          {help !== undefined && <Help id={`${id}-help`} text={say(help)} />}
        </div>
        {control}
      </div>
      {note !== undefined && (
        <p
          id={`${id}-note`}
          className="mt-1 line-clamp-2 text-[11px] leading-[1.3] text-ink-3"
          title={say(note)}
        >
          {say(note)}
        </p>
      )}
      {problems.length > 0 && <FieldProblems id={`${id}-problems`} problems={problems} />}
    </div>
  );
}

function Help({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <>
      <Tooltip text={text}>
        <span aria-hidden className="text-ink-3">
          <Info size={12} />
        </span>
      </Tooltip>
      <span id={id} hidden>
        {text}
      </span>
    </>
  );
}

const tones = { error: 'text-error', warning: 'text-warn', hint: 'text-ink-2' } as const;

export function FieldProblems({ id, problems }: { id: string; problems: readonly Problem[] }) {
  const { say } = useTexts();
  return (
    <ul id={id} className="mt-1 space-y-0.5 text-[11.5px] leading-[1.35]">
      {problems.map(({ severity, message }, index) => (
        <li key={index} className={tones[severity]}>
          {say(message)}
        </li>
      ))}
    </ul>
  );
}
