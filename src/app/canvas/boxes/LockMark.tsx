import { Lock } from 'lucide-react';
import { useTexts } from '../../i18n/texts.ts';

/** Beside the name of what cannot be moved. */
export function LockMark() {
  return (
    <Lock
      role="img"
      aria-label={useTexts().canvas.locked}
      size={11}
      className="inline shrink-0 text-ink-3"
    />
  );
}
