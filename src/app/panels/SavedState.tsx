import { CloudAlert, Save, Trash2 } from 'lucide-react';
import { useTexts } from '../i18n/texts.ts';
import { isUnsaved, useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { join } from '../ui/join.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { performAction } from './actions.ts';

/** Whether what is drawn is kept, and the ways out where it is not. */
export function SavedState() {
  const texts = useTexts().topBar;
  const saved = useStore((state) => (state.readOnly ? 'readOnly' : state.saved));
  if (saved === 'readOnly' || !isUnsaved(saved)) {
    return (
      <span
        role="status"
        // It changes with every step, over what is said of the step.
        aria-live="off"
        className="hidden text-[11px] whitespace-nowrap text-ink-3 md:inline"
      >
        {texts.saved[saved]}
      </span>
    );
  }
  return (
    <>
      <Tooltip text={texts.unsaved[saved]}>
        <span
          role="status"
          className="flex items-center gap-1 text-[11.5px] font-semibold whitespace-nowrap text-error"
        >
          <CloudAlert aria-hidden size={14} />
          <span className="max-sm:sr-only">{texts.saved[saved]}</span>
          <span className="sr-only">{texts.unsaved[saved]}</span>
        </span>
      </Tooltip>
      <Button
        size="small"
        className={join('ml-1', saved === 'full' && 'max-sm:hidden')}
        icon={<Save aria-hidden size={14} className="sm:hidden" />}
        onClick={() => performAction('saveFile')}
      >
        <span className="max-sm:sr-only">{texts.saveFile}</span>
      </Button>
      {saved === 'full' && (
        <Button
          size="small"
          className="ml-1"
          icon={<Trash2 aria-hidden size={14} className="sm:hidden" />}
          onClick={() => performAction('showDrawings')}
        >
          <span className="max-sm:sr-only">{texts.makeRoom}</span>
        </Button>
      )}
    </>
  );
}
