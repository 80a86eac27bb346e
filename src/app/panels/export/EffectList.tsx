import { useState } from 'react';
import { type EffectGroup, effectTitles, type HostEffects } from '../../../core/exporting.ts';
import { inSentence, type Message } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Pill.tsx';

const groups = Object.entries(effectTitles) as [EffectGroup, Message][];

/** Of what the host has itself, it is worth saying that it is left alone. */
const OF_THE_HOST: readonly EffectGroup[] = [
  'touched',
  'addresses',
  'settings',
  'firewall',
  'ports',
];

interface EffectListProps extends HostEffects {
  readonly isolated: boolean;
}

/** What an export does to one host, group by group. */
export function EffectList({ host, effects, dangers, isolated }: EffectListProps) {
  const { export: texts, say } = useTexts();
  // What stands among the dangers is not told twice.
  const told = new Set(dangers.map(({ text }) => say(text)));
  const rows = groups
    .map(([group, title]) => ({
      title: say(title),
      items: effects[group].map(say).filter((item) => !told.has(item)),
    }))
    .filter(({ items }) => items.length > 0);
  const none = OF_THE_HOST.filter((group) => effects[group].length === 0);
  const heading = isolated ? texts.doesIsolated(host) : texts.does(host);
  return (
    <section aria-label={heading} className="mt-4">
      <h3 className="font-semibold text-ink">{heading}</h3>
      <dl className="mt-1 divide-y divide-line border-b border-line">
        {rows.map(({ title, items }) => (
          <div
            key={title}
            className="grid gap-x-3 gap-y-1 py-1.5 sm:grid-cols-[13.5rem_minmax(0,1fr)]"
          >
            <dt className="flex items-start justify-between gap-2">
              {title}
              <Pill>{items.length}</Pill>
            </dt>
            <Names items={items} />
          </div>
        ))}
      </dl>
      {none.length > 0 && (
        <p className="pt-1.5 text-[12px]">
          {texts.nothingOf(none.map((group) => say(inSentence(effectTitles[group]))))}
        </p>
      )}
    </section>
  );
}

const MOST_SHOWN = 24;

function Names({ items }: { readonly items: readonly string[] }) {
  const texts = useTexts().export;
  const [all, setAll] = useState(false);
  const more = all ? 0 : items.length - MOST_SHOWN;
  return (
    <dd className="flex min-w-0 flex-wrap content-start gap-1">
      {(more > 0 ? items.slice(0, MOST_SHOWN) : items).map((item) => (
        <span
          key={item}
          className="rounded-[5px] bg-surface-2 px-1.5 font-mono text-[11.5px] leading-5 break-words text-ink"
        >
          {item}
        </span>
      ))}
      {more > 0 && (
        <Button size="small" look="ghost" onClick={() => setAll(true)}>
          {texts.more(more)}
        </Button>
      )}
    </dd>
  );
}
