import { useEffect } from 'react';
import { dismissNotice, useStore } from './store/store.ts';
import { Toast } from './ui/Toast.tsx';
import { useTexts } from './i18n/texts.ts';

const SHOWN_MS = { info: 4000, error: 10_000 };

/** The one message at the bottom; it goes away by itself. */
export function Notice() {
  const texts = useTexts();
  const notice = useStore((state) => state.notice);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(dismissNotice, SHOWN_MS[notice.tone]);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <Toast
      text={notice && texts.say(notice.text)}
      tone={notice?.tone ?? 'info'}
      closeLabel={texts.page.close}
      onClose={dismissNotice}
    />
  );
}
