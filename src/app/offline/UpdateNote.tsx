import { useTexts } from '../i18n/texts.ts';
import { offerUpdate, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';

/** A new version is there; it waits until it is wanted. */
export function UpdateNote() {
  const texts = useTexts().update;
  const update = useStore((state) => state.update);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-14 z-50 flex justify-center px-4"
    >
      {update && (
        <div className="pointer-events-auto flex items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3 text-ink shadow-lg">
          <span className="mr-1">{texts.ready}</span>
          <Button size="small" look="primary" onClick={update}>
            {texts.reload}
          </Button>
          <Button size="small" onClick={() => offerUpdate(undefined)}>
            {texts.later}
          </Button>
        </div>
      )}
    </div>
  );
}
