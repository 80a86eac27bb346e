import { useEffect, useState } from 'react';
import { useTexts } from './i18n/texts.ts';
import { readDrawing } from './actions/drawing-file.ts';

/** Not in TypeScript's DOM, and not in every browser. */
interface Handed {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

async function open(item: DataTransferItem): Promise<void> {
  // Both are to be asked for while the event is handled.
  const file = item.getAsFile();
  const asked = (item as Handed).getAsFileSystemHandle?.().catch(() => null);
  if (!file) return;
  const handle = await asked;
  await readDrawing(file, handle?.kind === 'file' ? (handle as FileSystemFileHandle) : undefined);
}

/** A file dropped anywhere on the page is opened. */
export function FileDrop() {
  const texts = useTexts().files;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(type, (event) => isFile(event) && act(event), { signal });
    listen('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      for (const item of event.dataTransfer?.items ?? []) void open(item);
    });
    return () => listening.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-2xl border-2 border-dashed border-accent bg-surface/80 text-[15px] font-medium">
      {texts.drop}
    </div>
  );
}
