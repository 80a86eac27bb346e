import { useState } from 'react';
import { type KindPage, kindPages } from '../../../core/documenting.ts';
import { useTexts } from '../../i18n/texts.ts';
import { closeDialog, useStore } from '../../store/store.ts';
import type { State } from '../../store/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { join } from '../../ui/join.ts';
import { Select } from '../../ui/Select.tsx';
import { CardTable } from './CardTable.tsx';
import { KindArticle } from './KindArticle.tsx';

const CARDS = 'cards';
const idOf = ({ of, kind }: KindPage) => `${of}-${kind}`;
const groups = ['device', 'link'] as const;

/** All that can be drawn, and what becomes of it in each export. */
export function DocsDialog() {
  const { docs: texts, page: common, say } = useTexts();
  const [chosen, choose] = useState(() => kindOfSelection(useStore.getState()));
  const page = kindPages.find((one) => idOf(one) === chosen);
  const choices = [
    ...kindPages.map((one) => ({ value: idOf(one), label: say(one.title) })),
    { value: CARDS, label: texts.cards },
  ];
  const entry = (value: string, label: string) => (
    <button
      key={value}
      type="button"
      aria-current={value === chosen}
      className="block h-7 w-full truncate rounded-md px-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-current:bg-surface-2 aria-current:font-semibold aria-current:text-ink"
      onClick={() => choose(value)}
    >
      {label}
    </button>
  );

  return (
    <Dialog gallery title={texts.title} closeLabel={common.close} onClose={closeDialog}>
      <div className="gap-5 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={texts.title} className="sticky top-0 hidden self-start sm:block">
          {groups.map((group) => (
            <section key={group} className="mb-2">
              <Caption text={texts.groups[group]} />
              {kindPages
                .filter(({ of }) => of === group)
                .map((one) => entry(idOf(one), say(one.title)))}
            </section>
          ))}
          {entry(CARDS, texts.cards)}
        </nav>
        <Select
          className="mb-3 sm:hidden"
          aria-label={texts.title}
          value={chosen}
          onChange={choose}
          options={choices}
        />
        {page ? <KindArticle key={chosen} page={page} /> : <CardTable />}
      </div>
    </Dialog>
  );
}

function Caption({ text }: { readonly text: string }) {
  return (
    <h3
      className={join(
        'mx-2 mt-1 mb-0.5 text-[11px] font-semibold tracking-[.06em]',
        'text-ink-3 uppercase',
      )}
    >
      {text}
    </h3>
  );
}

/** Begins with what is selected. */
function kindOfSelection({ selection, topology }: State): string {
  const [id] = selection;
  const device = topology.devices.find((one) => one.id === id);
  const link = topology.links.find((one) => one.id === id);
  const [first] = kindPages;
  const wanted = device ? `device-${device.kind}` : `link-${link?.kind}`;
  const found = kindPages.find((page) => idOf(page) === wanted) ?? first;
  return found ? idOf(found) : CARDS;
}
