import { nicChip } from '../../core/index.ts';

export interface NicLook {
  readonly label: string;
  readonly color: string;
  readonly soft: string;
}

const colors = {
  paravirtual: { color: 'var(--guest)', soft: 'var(--guest-soft)' },
  emulated: {
    // The bare amber is too pale for small letters on its own tint.
    color: 'color-mix(in srgb, var(--warn) 86%, var(--ink))',
    soft: 'color-mix(in srgb, var(--warn) 13%, var(--surface))',
  },
  unknown: { color: 'var(--nic)', soft: 'var(--nic-soft)' },
} as const;

/** How a model of network card looks: paravirtual ones green, emulated ones amber. */
export function nicLook(model: unknown): NicLook {
  const { label, family } = nicChip(typeof model === 'string' ? model : '');
  return { label, ...colors[family] };
}

interface NicChipProps {
  /** The card's name in the drawing, such as `eth0`. */
  readonly name?: string;
  readonly model: unknown;
  /** Says the model's whole name. */
  readonly whole?: boolean;
}

export function NicChip({ name, model, whole = false }: NicChipProps) {
  const { label, color, soft } = nicLook(model);
  const words = [name, whole ? String(model) : label];
  return (
    <span
      className="rounded-md px-1.5 py-0.5 text-[10.5px] leading-4 font-semibold whitespace-nowrap"
      style={{ background: soft, color }}
    >
      {words.filter(Boolean).join(' ')}
    </span>
  );
}
