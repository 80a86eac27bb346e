import { join } from './join.ts';
import type { ReactNode } from 'react';

const tones = {
  plain: 'bg-surface-2 text-ink-2',
  error: 'bg-[color-mix(in_srgb,var(--error)_16%,transparent)] text-error',
  warning: 'bg-[color-mix(in_srgb,var(--warn)_18%,transparent)] text-warn',
  accent: 'bg-accent-soft text-accent',
} as const;

export function Pill({
  tone = 'plain',
  children,
}: {
  tone?: keyof typeof tones;
  children: ReactNode;
}) {
  return (
    <span
      className={join(
        'rounded-full px-1.5 py-px text-[10.5px] leading-4 font-semibold',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
