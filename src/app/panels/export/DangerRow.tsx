import { useId } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { join } from '../../ui/join.ts';
import { Switch } from '../../ui/Switch.tsx';
import type { DangerState, Offer } from './choices.ts';

interface DangerRowProps {
  readonly offer: Offer;
  readonly state: DangerState;
  /** Whether to say on which hosts. */
  readonly withHosts: boolean;
  readonly onAllow: (allowed: boolean) => void;
}

export function DangerRow({ offer, state, withHosts, onAllow }: DangerRowProps) {
  const { export: texts, say } = useTexts();
  const id = useId();
  const allowed = state === 'asked' || state === 'inside';
  return (
    <li className="flex gap-3 py-2 last:pb-0.5">
      <Switch
        id={id}
        checked={allowed}
        disabled={state === 'moot'}
        aria-describedby={`${id}-note`}
        onChange={onAllow}
      />
      <div className="min-w-0">
        <label htmlFor={id} className={join('break-words', allowed && 'text-ink')}>
          {say(offer.text)}
          {withHosts && texts.onHosts(offer.hosts)}
        </label>
        <p id={`${id}-note`} className="text-[12px]">
          {texts.states[state]}
          {state === 'asked' && (
            <code className="font-mono text-[11.5px] break-words text-ink">
              net.sh up {offer.flag}
            </code>
          )}
        </p>
      </div>
    </li>
  );
}
