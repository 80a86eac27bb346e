import type { ComponentProps } from 'react';

interface SwitchProps extends Omit<ComponentProps<'input'>, 'onChange' | 'checked' | 'type'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Switch({ checked, onChange, ...rest }: SwitchProps) {
  return (
    <span className="relative inline-block h-[18px] w-8 shrink-0">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="peer absolute inset-0 z-10 m-0 appearance-none rounded-full"
        {...rest}
      />
      <span
        aria-hidden
        className="absolute inset-0 rounded-full border border-ink-3 bg-surface-2 transition-colors peer-disabled:opacity-45 peer-checked:border-accent peer-checked:bg-accent"
      />
      <span
        aria-hidden
        className="absolute top-[3px] left-[3px] size-3 rounded-full bg-ink-3 transition-transform peer-disabled:opacity-45 peer-checked:translate-x-3.5 peer-checked:bg-surface"
      />
    </span>
  );
}
