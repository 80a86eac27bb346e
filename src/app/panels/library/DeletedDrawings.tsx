import { useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { Button } from '../../ui/Button.tsx';
import { shownTime } from './time.ts';

interface DeletedDrawingsProps {
  readonly drawings: readonly Kept[];
  /** Room is wanted: it shows what could be forgotten. */
  readonly open: boolean;
  readonly onBringBack: (drawing: Kept) => void;
  readonly onForget: (drawings: readonly Kept[]) => void;
}

/** What was deleted and is not forgotten yet. */
export function DeletedDrawings({ drawings, open, onBringBack, onForget }: DeletedDrawingsProps) {
  const texts = useTexts().drawings;
  // What makes room in it does not close it.
  const [openAtFirst] = useState(open);
  if (drawings.length === 0) return null;
  return (
    <details className="mt-2" open={openAtFirst}>
      <summary className="cursor-pointer font-semibold">
        {texts.lately} <span className="tabular-nums">({drawings.length})</span>
      </summary>
      <div className="flex items-center justify-between gap-2 py-1">
        <p className="text-[11.5px] text-ink-3">{texts.latelyNote}</p>
        <Button size="small" look="danger" onClick={() => onForget(drawings)}>
          {texts.empty}
        </Button>
      </div>
      <ul aria-label={texts.lately}>
        {drawings.map((drawing) => {
          const name = drawing.name || texts.unnamed;
          return (
            <li key={drawing.id} className="flex flex-wrap items-center justify-end gap-2 py-1">
              <span className="min-w-24 flex-1 truncate">
                {name}{' '}
                <span className="text-[11.5px] text-ink-3">{shownTime(drawing.deleted ?? 0)}</span>
              </span>
              <Button
                size="small"
                aria-label={texts.bringBackIt(name)}
                onClick={() => onBringBack(drawing)}
              >
                {texts.bringBack}
              </Button>
              <Button
                size="small"
                look="danger"
                aria-label={texts.forgetIt(name)}
                onClick={() => onForget([drawing])}
              >
                {texts.forget}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
