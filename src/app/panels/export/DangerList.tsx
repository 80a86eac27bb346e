import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTexts } from '../../i18n/texts.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { DangerState, Offer } from './choices.ts';
import { DangerRow } from './DangerRow.tsx';

interface DangerListProps {
  /** Of the line that sums it up. */
  readonly id: string;
  readonly offers: readonly Offer[];
  /** Flags that are switched off. */
  readonly off: ReadonlySet<string>;
  /** Flags of what is harmless as long as another one is left out. */
  readonly moot: ReadonlySet<string>;
  /** Built in a namespace of its own, where nothing is dangerous. */
  readonly isolated: boolean;
  readonly withHosts: boolean;
  readonly fromLink: boolean;
  readonly onAllow: (flag: string, allowed: boolean) => void;
}

/** What net.sh does only when it is told so by name, each with a switch. */
export function DangerList(props: DangerListProps) {
  const { id, offers, off, moot, isolated, withHosts, fromLink, onAllow } = props;
  const texts = useTexts().export;
  const stateOf = ({ flag }: Offer): DangerState => {
    if (moot.has(flag)) return 'moot';
    if (off.has(flag)) return 'out';
    return isolated ? 'inside' : 'asked';
  };
  if (offers.length === 0) {
    return (
      <p id={id} className="mt-3 flex items-start gap-2">
        <ShieldCheck aria-hidden size={16} className="mt-px shrink-0 text-ok" />
        {texts.noDangers}
      </p>
    );
  }
  return (
    <section
      aria-labelledby={id}
      className="mt-3 rounded-lg border border-[color-mix(in_srgb,var(--warn)_45%,var(--line))] bg-[color-mix(in_srgb,var(--warn)_8%,var(--surface))] px-3 py-2.5"
    >
      <h3 id={id} className="flex items-center gap-2 font-semibold text-ink">
        <ShieldAlert aria-hidden size={16} className="shrink-0 text-warn" />
        {texts.dangers}
        <Pill tone="warning">{offers.length}</Pill>
      </h3>
      <p className="mt-0.5 text-[12px]">{fromLink ? texts.fromLink : texts.dangersNote}</p>
      <ul className="mt-1.5 divide-y divide-[color-mix(in_srgb,var(--warn)_25%,var(--line))]">
        {offers.map((offer) => (
          <DangerRow
            key={offer.flag}
            offer={offer}
            withHosts={withHosts}
            state={stateOf(offer)}
            onAllow={(allowed) => onAllow(offer.flag, allowed)}
          />
        ))}
      </ul>
    </section>
  );
}
