import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { Button } from '../../ui/Button.tsx';
import { shownTime } from './time.ts';

interface DeletedDrawingsProps {
  readonly drawings: readonly Kept[];
  readonly onBringBack: (drawing: Kept) => void;
}

/** What was deleted and is not forgotten yet. */
export function DeletedDrawings({ drawings, onBringBack }: DeletedDrawingsProps) {
  const texts = useTexts().drawings;
  if (drawings.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer font-semibold">
        {texts.lately} <span className="tabular-nums">({drawings.length})</span>
      </summary>
      <p className="text-[11.5px] text-ink-3">{texts.latelyNote}</p>
      <ul>
        {drawings.map((drawing) => (
          <li key={drawing.id} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1 truncate">
              {drawing.name || texts.unnamed}{' '}
              <span className="text-[11.5px] text-ink-3">{shownTime(drawing.deleted ?? 0)}</span>
            </span>
            <Button
              size="small"
              aria-label={texts.bringBack(drawing.name || texts.unnamed)}
              onClick={() => onBringBack(drawing)}
            >
              {texts.undo}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
