import { useId } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { join } from '../../ui/join.ts';
import { Switch } from '../../ui/Switch.tsx';
import type { Offer } from './choices.ts';

interface DangerRowProps {
  readonly offer: Offer;
  /** `moot`: harmless as long as another one is left out. */
  readonly state: 'on' | 'off' | 'moot';
  /** Whether to say on which hosts. */
  readonly withHosts: boolean;
  readonly onAllow: (allowed: boolean) => void;
}

export function DangerRow({ offer, state, withHosts, onAllow }: DangerRowProps) {
  const texts = useTexts().export;
  const id = useId();
  return (
    <li className="flex gap-3 py-2 last:pb-0.5">
      <Switch
        id={id}
        checked={state === 'on'}
        disabled={state === 'moot'}
        aria-describedby={`${id}-note`}
        onChange={onAllow}
      />
      <div className="min-w-0">
        <label htmlFor={id} className={join('break-words', state === 'on' && 'text-ink')}>
          {offer.text}
          {withHosts && ` (${texts.onHosts(offer.hosts)})`}
        </label>
        <p id={`${id}-note`} className="text-[12px]">
          {state === 'on' && texts.askedAs}
          {state === 'on' && (
            <code className="font-mono text-[11.5px] break-words text-ink">
              net.sh up {offer.flag}
            </code>
          )}
          {state === 'off' && texts.leftOut}
          {state === 'moot' && texts.moot}
        </p>
      </div>
    </li>
  );
}
