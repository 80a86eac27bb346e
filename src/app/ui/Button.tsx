import type { ComponentProps, ReactNode } from 'react';
import { join } from './join.ts';

const looks = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110 dark:hover:brightness-105',
  plain: 'border-line bg-surface text-ink hover:bg-surface-2',
  ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-surface-2 hover:text-ink',
  danger:
    'border-line bg-surface text-error hover:border-error hover:bg-[color-mix(in_srgb,var(--error)_8%,transparent)]',
} as const;

const sizes = {
  medium: 'h-[30px] gap-1.5 px-[11px]',
  small: 'h-[26px] gap-1 px-2 text-[12px]',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
  readonly icon?: ReactNode;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'medium', icon, className, children, ...rest } = props;
  return (
    <button
      type="button"
      className={join(
        'inline-flex shrink-0 items-center justify-center rounded-[7px] border font-medium',
        'transition-colors disabled:cursor-default disabled:opacity-45 disabled:hover:bg-transparent',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
