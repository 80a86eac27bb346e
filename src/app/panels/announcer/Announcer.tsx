import { useEffect, useState } from 'react';
import type { Wording } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useStore } from '../../store/store.ts';
import { whatChanged } from './what-changed.ts';

/** Says what was done to who does not see it. */
export function Announcer() {
  const { say } = useTexts();
  const [said, setSaid] = useState<{ readonly text: Wording; readonly n: number }>();
  useEffect(
    () =>
      useStore.subscribe((now, before) => {
        if (now.drawing !== before.drawing) return;
        const text = whatChanged(before, now);
        if (text !== undefined) setSaid((last) => ({ text, n: (last?.n ?? 0) + 1 }));
      }),
    [],
  );
  return (
    <div aria-live="polite" className="sr-only">
      {/* The same words a second time are news, too. */}
      {said && <p key={said.n}>{say(said.text)}</p>}
    </div>
  );
}
