import { useEffect, useState } from 'react';
import { readDrawing } from './actions/drawing-file.ts';
import { forgetFile } from './actions/file-handle.ts';
import { useTexts } from './i18n/texts.ts';

/** A file dropped anywhere on the page is opened. */
export function FileDrop() {
  const texts = useTexts().page;
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
      const file = event.dataTransfer?.files[0];
      if (file) void readDrawing(file).then((opened) => opened && forgetFile());
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
