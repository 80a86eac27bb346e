import { readDrawing } from '../../actions/drawing-file.ts';
import { writeFile } from '../../actions/save-file.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { KeptFile } from '../../store/drawings/record.ts';
import { useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { attempt } from './library.ts';

const close = (): void => useStore.setState({ fileChanged: undefined });

/** Asks before somebody else's work in a file is written over. */
export function FileChangedDialog({ file: { handle } }: { readonly file: KeptFile }) {
  const texts = useTexts().files;
  const perform = (work: () => Promise<unknown>) => {
    close();
    void attempt(work().then(() => undefined));
  };
  return (
    <Dialog
      title={texts.changedTitle(handle.name)}
      closeLabel={texts.cancel}
      onClose={close}
      footer={
        <>
          <Button look="danger" onClick={() => perform(() => writeFile(handle))}>
            {texts.overwrite}
          </Button>
          <Button onClick={() => perform(async () => readDrawing(await handle.getFile(), handle))}>
            {texts.openIt}
          </Button>
          <Button look="primary" onClick={() => perform(() => writeFile(undefined))}>
            {texts.saveAs}
          </Button>
        </>
      }
    >
      {texts.changed}
    </Dialog>
  );
}
