import { useId } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { Switch } from '../../ui/Switch.tsx';

interface VmxSwitchProps {
  readonly checked: boolean;
  readonly onChange: (vmx: boolean) => void;
}

/** Whether each guest's cards are said for VMware too. */
export function VmxSwitch({ checked, onChange }: VmxSwitchProps) {
  const texts = useTexts().export;
  const id = useId();
  return (
    <div className="mt-3 flex gap-3 px-3">
      <Switch id={id} checked={checked} onChange={onChange} aria-describedby={`${id}-note`} />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-ink">
          {texts.vmx}
        </label>
        <p id={`${id}-note`} className="text-[12px]">
          {texts.vmxNote}
        </p>
      </div>
    </div>
  );
}
