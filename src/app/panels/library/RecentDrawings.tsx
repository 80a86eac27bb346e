import { useEffect, useState } from 'react';
import { topologyIn } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { performAction } from '../actions.ts';
import { library, openKept } from './library.ts';
import { Preview } from './Preview.tsx';
import { shownTime } from './time.ts';

interface Recent {
  readonly drawing: Kept;
  readonly topology: Topology;
}

const SHOWN = 3;

/** The way back to what was drawn last; nothing where nothing was drawn. */
export function RecentDrawings() {
  const texts = useTexts().drawings;
  const open = useStore((state) => state.drawing);
  // There they are deleted and renamed.
  const isListed = useStore((state) => state.dialog === 'drawings');
  const [recent, setRecent] = useState<readonly Recent[]>([]);
  useEffect(() => {
    if (!isListed) void library.list().then((all) => setRecent(recentOf(all, open)));
  }, [open, isListed]);

  if (recent.length === 0) return null;
  return (
    <section aria-label={texts.recent} className="w-[36rem] max-w-full text-left">
      <div className="flex items-center justify-between gap-2 pb-1">
        <h2 className="font-semibold text-ink">{texts.recent}</h2>
        <Button size="small" onClick={() => performAction('showDrawings')}>
          {texts.all}
        </Button>
      </div>
      <ul className="grid gap-2 sm:grid-cols-3 sm:gap-3">
        {recent.map(({ drawing, topology }) => {
          const name = drawing.name || texts.unnamed;
          return (
            <li key={drawing.id} className="min-w-0">
              <button
                type="button"
                aria-label={texts.open(name)}
                onClick={() => openKept(drawing)}
                className="flex w-full items-center gap-2.5 rounded-lg border border-line bg-surface p-1.5 text-left transition-colors hover:border-accent focus-visible:border-accent"
              >
                <Preview topology={topology} />
                <span className="min-w-0">
                  <span className="block truncate font-semibold text-ink">{name}</span>
                  <span className="block text-[11.5px] text-ink-3">{shownTime(drawing.at)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Those that show something; the list has the others, too. */
function recentOf(all: readonly Kept[], open: string): readonly Recent[] {
  const found: Recent[] = [];
  for (const drawing of all) {
    if (found.length === SHOWN) break;
    if (drawing.id === open || drawing.deleted !== undefined) continue;
    const topology = topologyIn(drawing.text);
    if (topology && topology.devices.length > 0) found.push({ drawing, topology });
  }
  return found;
}
