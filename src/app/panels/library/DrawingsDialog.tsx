import { FilePlus2, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { slug } from '../../../core/index.ts';
import { download } from '../../actions/download.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { closeDialog, isUnsaved, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { menuItem } from '../actions.ts';
import { DeletedDrawings } from './DeletedDrawings.tsx';
import { DrawingRow } from './DrawingRow.tsx';
import { ForgetDialog } from './ForgetDialog.tsx';
import type { Forgetting } from './ForgetDialog.tsx';
import { attempt, library, openKept } from './library.ts';

/** All drawings of this browser, side by side. */
export function DrawingsDialog() {
  const texts = useTexts().drawings;
  const open = useStore((state) => state.drawing);
  const saved = useStore((state) => state.saved);
  const [drawings, setDrawings] = useState<readonly Kept[]>(() => library.inMemory());
  const [isLoading, setLoading] = useState(true);
  const [search, setSearch] = useState('');
  const [done, setDone] = useState<Done>();
  const [forgetting, setForgetting] = useState<Forgetting>();
  const status = useRef<HTMLParagraphElement>(null);

  const reload = async () => setDrawings(await library.list());
  useEffect(() => {
    void library
      .list()
      .then(setDrawings)
      .finally(() => setLoading(false));
  }, []);

  useEffect(() => {
    // The row that had the focus is gone.
    if (done) status.current?.focus({ preventScroll: true });
  }, [done]);

  const change = async (work: Promise<void>) => {
    await attempt(work);
    await reload();
  };
  const remove = async (drawing: Kept) => {
    if (await library.remove(drawing)) setDone({ deleted: drawing });
    else setForgetting({ drawings: [drawing], noRoom: true });
  };
  const forget = async (forgotten: readonly Kept[]) => {
    await library.forget(forgotten);
    setDone({ forgotten });
  };
  const there = drawings.filter((drawing) => drawing.deleted === undefined);
  const shown = there.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));

  return (
    <Dialog wide title={texts.title} closeLabel={texts.close} onClose={closeDialog}>
      <div className="flex flex-wrap gap-2 pb-2">
        <div className="min-w-40 flex-1">
          <TextInput
            aria-label={texts.search}
            placeholder={texts.search}
            value={search}
            onChange={setSearch}
          />
        </div>
        <Other id="newDrawing" icon={<FilePlus2 aria-hidden size={14} />} />
        <Other id="openFile" icon={<FolderOpen aria-hidden size={14} />} />
      </div>
      <p role="status" ref={status} tabIndex={-1} className="text-ink outline-none">
        {done && (
          <span className="mb-2 flex min-h-[34px] items-center justify-between gap-2 rounded-md bg-surface-2 py-1 pr-1 pl-2.5">
            <DoneText done={done} />
            {'deleted' in done && (
              <Button
                size="small"
                onClick={() => {
                  setDone(undefined);
                  void change(library.bringBack(done.deleted));
                }}
              >
                {texts.undo}
              </Button>
            )}
          </span>
        )}
      </p>
      {isUnsaved(saved) && (
        <p role="alert" className="mb-2 text-error">
          {texts.unsaved[saved]}
        </p>
      )}
      <ul aria-label={texts.title} className="-mx-1.5 grid gap-x-2 sm:grid-cols-2">
        {shown.map((drawing) => (
          <DrawingRow
            key={drawing.id}
            drawing={drawing}
            isOpen={drawing.id === open}
            onOpen={() => {
              closeDialog();
              openKept(drawing);
            }}
            onRename={(name) => void change(library.rename(drawing, name))}
            onDuplicate={() => void change(library.duplicate(drawing))}
            onSaveFile={() => saveAsFile(drawing)}
            onDelete={() => void change(remove(drawing))}
          />
        ))}
      </ul>
      {shown.length === 0 && !isLoading && (
        <p className="py-3 text-center">{there.length === 0 ? texts.none : texts.nothing}</p>
      )}
      <DeletedDrawings
        drawings={drawings.filter((drawing) => drawing.deleted !== undefined)}
        open={saved === 'full'}
        onBringBack={(drawing) => void change(library.bringBack(drawing))}
        onForget={(all) => setForgetting({ drawings: all })}
      />
      <p className="pt-2 pb-1 text-[11.5px] text-ink-3">{texts.note}</p>
      {forgetting && (
        <ForgetDialog
          {...forgetting}
          onCancel={() => setForgetting(undefined)}
          onForget={() => {
            setForgetting(undefined);
            void change(forget(forgetting.drawings));
          }}
        />
      )}
    </Dialog>
  );
}

/** What was done last to drawings that are no longer in the list. */
type Done = { readonly deleted: Kept } | { readonly forgotten: readonly Kept[] };

function DoneText({ done }: { readonly done: Done }) {
  const texts = useTexts().drawings;
  if ('deleted' in done) return texts.deleted(done.deleted.name || texts.unnamed);
  return texts.forgotten(done.forgotten.length, done.forgotten[0]?.name || texts.unnamed);
}

/** A way to a drawing that is not in the list. */
function Other({ id, icon }: { readonly id: 'newDrawing' | 'openFile'; readonly icon: ReactNode }) {
  const { title, perform } = menuItem(id, useTexts());
  return (
    <Button
      icon={icon}
      onClick={() => {
        closeDialog();
        perform();
      }}
    >
      {title}
    </Button>
  );
}

/** The bytes as they are kept, of a drawing that cannot be read, too. */
function saveAsFile({ name, text }: Kept): void {
  const blob = new Blob([text], { type: 'application/json' });
  download(blob, `${slug(name) || 'drawing'}.vethloom.json`);
}
