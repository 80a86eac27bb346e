import { fileOpen } from 'browser-fs-access';
import { FolderOpen } from 'lucide-react';
import { notify } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { DRAWING_FILES, readDrawing } from './drawing-file.ts';
import { forgetFile, rememberFile } from './file-handle.ts';
import { isCancelled, messageOf } from './save-file.ts';
import { msg } from '../../core/index.ts';

export const openFile: Action = {
  id: 'open-file',
  title: msg`Open file…`,
  icon: FolderOpen,
  shortcut: ['$mod+o'],
  enabled: always,
  perform: async () => {
    try {
      const file = await fileOpen(DRAWING_FILES);
      if (!(await readDrawing(file))) return;
      forgetFile();
      if (file.handle) rememberFile(file.handle);
    } catch (problem) {
      if (!isCancelled(problem)) {
        notify(msg`The file was not opened: ${messageOf(problem)}`, 'error');
      }
    }
  },
};
