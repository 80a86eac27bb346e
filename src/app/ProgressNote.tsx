import { useTexts } from './i18n/texts.ts';
import { useStore } from './store/store.ts';
import { Button } from './ui/Button.tsx';

/** How far something is that takes a while; the drawing stays in reach. */
export function ProgressNote() {
  const texts = useTexts().progress;
  const progress = useStore((state) => state.progress);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-14 z-50 flex justify-center px-4"
    >
      {progress && (
        <div className="pointer-events-auto flex items-center gap-3 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3 text-ink shadow-lg">
          <span>{texts[progress.what]}</span>
          <progress
            aria-label={texts[progress.what]}
            value={progress.share}
            className="h-1.5 w-32 accent-accent"
          />
          <Button size="small" onClick={progress.cancel}>
            {texts.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}
