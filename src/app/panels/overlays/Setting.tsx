import { useId } from 'react';
import { Switch } from '../../ui/Switch.tsx';

interface SettingProps {
  readonly title: string;
  readonly note: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Setting({ title, note, on, onChange }: SettingProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="font-medium text-ink">
          {title}
        </label>
        <p id={`${id}-note`} className="text-[11.5px]">
          {note}
        </p>
      </div>
      <Switch id={id} checked={on} onChange={onChange} aria-describedby={`${id}-note`} />
    </div>
  );
}
