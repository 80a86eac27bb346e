import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export interface Forgetting {
  readonly drawings: readonly Kept[];
  /** It is deleted now, and there is no room to keep it for a while. */
  readonly noRoom?: boolean;
}

interface ForgetDialogProps extends Forgetting {
  readonly onCancel: () => void;
  readonly onForget: () => void;
}

/** Asks before drawings are forgotten for good. */
export function ForgetDialog({ drawings, noRoom, onCancel, onForget }: ForgetDialogProps) {
  const texts = useTexts().drawings;
  return (
    <Dialog
      title={texts.forgetTitle(drawings.length, drawings[0]?.name || texts.unnamed)}
      closeLabel={texts.cancel}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{texts.cancel}</Button>
          <Button look="danger" onClick={onForget}>
            {texts.forget}
          </Button>
        </>
      }
    >
      {noRoom && <p>{texts.noRoom}</p>}
      <p>{texts.forgetNote}</p>
    </Dialog>
  );
}
