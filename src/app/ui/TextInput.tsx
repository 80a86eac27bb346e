import type { ComponentProps, ReactNode } from 'react';
import { join } from './join.ts';

export interface TextInputProps extends Omit<
  ComponentProps<'input'>,
  'onChange' | 'value' | 'type'
> {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly mono?: boolean | undefined;
  /** Shown inside, behind the text. */
  readonly unit?: ReactNode;
}

/** The frame shared by inputs and selects. */
export const inputFrame = join(
  'w-full min-w-0 rounded-[7px] border border-line bg-surface-2 px-[9px] text-ink',
  'placeholder:text-ink-3 transition-colors hover:border-ink-3',
  'aria-invalid:border-error disabled:opacity-60',
);

export function TextInput({ value, onChange, mono, unit, className, ...rest }: TextInputProps) {
  const input = (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={join(
        inputFrame,
        'h-[30px]',
        mono && 'font-mono text-[11.5px]',
        !!unit && 'pr-11',
        className,
      )}
      {...rest}
    />
  );
  if (unit === undefined) return input;
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-[9px] grid place-items-center text-ink-2">
        {unit}
      </span>
    </span>
  );
}
