import { useId } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { Switch } from '../../ui/Switch.tsx';

interface IsolatedSwitchProps {
  readonly checked: boolean;
  /** Why it cannot be switched on. */
  readonly obstacle: 'touch' | 'bundle' | undefined;
  readonly onChange: (isolated: boolean) => void;
}

/** Whether net.sh builds in a throw-away namespace by itself. */
export function IsolatedSwitch({ checked, obstacle, onChange }: IsolatedSwitchProps) {
  const texts = useTexts().export;
  const id = useId();
  return (
    <div className="mt-3 flex gap-3 px-3">
      <Switch
        id={id}
        checked={checked}
        onChange={onChange}
        disabled={obstacle !== undefined}
        aria-describedby={`${id}-note`}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-ink">
          {texts.isolated}
        </label>
        <p id={`${id}-note`} className="text-[12px]">
          {obstacle ? texts.notIsolated[obstacle] : texts.isolatedNote}
        </p>
      </div>
    </div>
  );
}
