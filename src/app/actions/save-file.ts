import { fileSave, supported } from 'browser-fs-access';
import { Save } from 'lucide-react';
import { notify } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { DRAWING_FILES, drawingFile } from './drawing-file.ts';
import { fileHandle, forgetFile, rememberFile } from './file-handle.ts';
import { msg } from '../../core/index.ts';

export const saveFile: Action = {
  id: 'save-file',
  title: msg`Save file`,
  icon: Save,
  shortcut: ['$mod+s'],
  enabled: always,
  perform: async () => {
    const { name, blob } = drawingFile();
    try {
      const handle = await fileSave(
        blob,
        { ...DRAWING_FILES, fileName: name },
        fileHandle() ?? null,
      );
      if (handle) rememberFile(handle);
      if (supported) notify(msg`Saved ${handle?.name ?? name}`);
    } catch (problem) {
      if (isCancelled(problem)) return;
      forgetFile();
      notify(msg`The file was not saved: ${messageOf(problem)}`, 'error');
    }
  },
};

export function isCancelled(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'AbortError';
}

export function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
