import { join } from './join.ts';
import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'title' | 'children'> {
  /** Spoken name and tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Pressed keys, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly small?: boolean;
}

export function IconButton({ label, icon, keys, small, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        className={join(
          'grid shrink-0 place-items-center rounded-[7px] text-ink-2 transition-colors',
          'hover:bg-surface-2 hover:text-ink disabled:cursor-default disabled:opacity-40 disabled:hover:bg-transparent',
          small ? 'size-6' : 'size-[30px]',
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
