import { Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { deviceKinds, english, linkKinds } from '../../core/index.ts';
import { faceOf, GlyphBadge, linkFaceOf } from '../faces/index.ts';
import type { Message } from '../../core/index.ts';
import type { Texts } from '../i18n/en.ts';
import { useTexts } from '../i18n/texts.ts';
import { addFromPalette, PALETTE_TYPE } from '../store/placing.ts';
import type { PaletteItem } from '../store/placing.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { noteKinds } from './note-kinds.ts';

interface Offer {
  readonly title: Message;
  readonly note: Message;
  readonly badge: ReactNode;
  readonly item: PaletteItem;
}

type Group = 'machines' | 'switches' | 'cables' | 'ports' | 'notes';

const groupOfFamily = {
  stack: 'machines',
  switch: 'switches',
  lower: 'ports',
  outside: 'ports',
} as const;

const notes = noteKinds.map(({ kind, title, note, Icon }): Offer => ({
  title,
  note,
  badge: <Icon aria-hidden size={18} className="mx-[2px] text-ink-2" />,
  item: { note: kind },
}));

function offers(): ReadonlyMap<Group, readonly Offer[]> {
  const groups = new Map<Group, Offer[]>([
    ['machines', []],
    ['switches', []],
    ['cables', []],
    ['ports', []],
    ['notes', notes],
  ]);
  for (const kind of Object.values(deviceKinds)) {
    groups.get(groupOfFamily[kind.family])?.push({
      title: kind.title,
      note: kind.note,
      badge: <GlyphBadge face={faceOf(kind.kind)} />,
      item: { device: kind.kind },
    });
  }
  for (const kind of Object.values(linkKinds).filter(({ loose }) => loose)) {
    groups.get('cables')?.push({
      title: kind.title,
      note: kind.note,
      badge: <GlyphBadge face={linkFaceOf(kind.kind)} />,
      item: { link: kind.kind },
    });
  }
  return groups;
}

const all = offers();

function found(
  search: string,
  { say }: Pick<Texts, 'say'>,
): (readonly [Group, readonly Offer[]])[] {
  const words = search.toLowerCase().split(/\s+/u);
  return [...all]
    .map(([group, items]) => {
      const hits = items.filter(({ title, note }) => {
        // Whoever reads Chinese may all the same type `bridge`.
        const all = [say(title), say(note), english(title), english(note)];
        const text = all.join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      });
      return [group, hits] as const;
    })
    .filter(([, items]) => items.length > 0);
}

/** What can be added: drag it, click it, or search and press Enter. */
export function Palette() {
  const { palette: texts, ...words } = useTexts();
  const [search, setSearch] = useState('');
  const groups = found(search, words);
  const best = search.trim() === '' ? undefined : groups[0]?.[1][0];

  return (
    <nav aria-label={texts.label} className="flex h-full min-h-0 flex-col bg-surface px-2.5 pt-2.5">
      <div className="relative">
        <Search
          aria-hidden
          size={13}
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-3"
        />
        <TextInput
          value={search}
          onChange={setSearch}
          placeholder={texts.search}
          aria-label={texts.search}
          className="pl-7"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && best) addFromPalette(best.item);
            if (event.key === 'Escape') setSearch('');
          }}
        />
      </div>
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-3">
        {groups.map(([group, items]) => (
          <div key={group} role="group" aria-labelledby={`palette-${group}`}>
            <h2
              id={`palette-${group}`}
              className="mx-1 mt-3 mb-1.5 text-[11px] font-semibold tracking-[.06em] text-ink-3 uppercase"
            >
              {texts.groups[group]}
            </h2>
            {items.map((offer) => (
              <OfferButton key={offer.title.template} offer={offer} isBest={offer === best} />
            ))}
          </div>
        ))}
        {groups.length === 0 && <p className="mx-1 mt-4 text-ink-2">{texts.nothing}</p>}
      </div>
    </nav>
  );
}

function OfferButton({ offer, isBest }: { readonly offer: Offer; readonly isBest: boolean }) {
  const { say } = useTexts();
  return (
    <button
      type="button"
      draggable
      title={say(offer.note)}
      onClick={() => addFromPalette(offer.item)}
      onDragStart={(event) => {
        event.dataTransfer.setData(PALETTE_TYPE, JSON.stringify(offer.item));
        event.dataTransfer.effectAllowed = 'copy';
      }}
      className={`flex h-8 w-full cursor-grab items-center gap-[9px] rounded-[7px] px-[7px] text-left hover:bg-surface-2 focus-visible:-outline-offset-2 active:cursor-grabbing ${isBest ? 'bg-surface-2' : ''}`}
    >
      {offer.badge}
      <span className="truncate">{say(offer.title)}</span>
    </button>
  );
}
