import { fileSave, supported } from 'browser-fs-access';
import { Save } from 'lucide-react';
import { texts } from '../i18n/texts.ts';
import { notify, useStore } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { DRAWING_FILES, drawingFile } from './drawing-file.ts';
import { fileState, forgetFile, rememberFile } from './file-handle.ts';
import { msg } from '../../core/index.ts';

export const saveFile: Action = {
  id: 'save-file',
  title: msg`Save file`,
  icon: Save,
  shortcut: ['$mod+s'],
  enabled: always,
  perform: async () => {
    const { file } = useStore.getState();
    try {
      const there = file && (await fileState(file));
      if (there === 'changed') useStore.setState({ fileChanged: file });
      else await writeFile(there === 'same' ? file?.handle : undefined);
    } catch (problem) {
      notSaved(problem);
    }
  },
};

/** Writes into this file, whatever is in it, or asks for another one. */
export async function writeFile(into: FileSystemFileHandle | undefined): Promise<void> {
  const { name, blob } = drawingFile();
  try {
    const handle = await fileSave(blob, { ...DRAWING_FILES, fileName: name }, into ?? null);
    if (handle) await rememberFile(handle);
    if (supported) notify(texts().files.saved(handle?.name ?? name));
  } catch (problem) {
    notSaved(problem);
  }
}

function notSaved(problem: unknown): void {
  if (isCancelled(problem)) return;
  forgetFile();
  notify(texts().files.notSaved(messageOf(problem)), 'error');
}

export function isCancelled(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'AbortError';
}

export function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
