import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { join } from './join.ts';
import { inputFrame } from './TextInput.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly small?: boolean;
}

/** The browser's own select: its keys, its screen reader words, its touch wheel. */
export function Select({ value, onChange, options, small, className, ...rest }: SelectProps) {
  return (
    <span className={join('relative block', className)}>
      <select
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={join(
          inputFrame,
          'appearance-none truncate pr-7',
          small ? 'h-[26px] text-[12px]' : 'h-[30px]',
        )}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-surface text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-2"
      />
    </span>
  );
}
