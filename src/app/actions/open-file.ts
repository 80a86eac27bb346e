import { fileOpen } from 'browser-fs-access';
import { FolderOpen } from 'lucide-react';
import { texts } from '../i18n/texts.ts';
import { notify } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { OPENED_FILES, readDrawing } from './drawing-file.ts';
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
      const file = await fileOpen(OPENED_FILES);
      await readDrawing(file, file.handle);
    } catch (problem) {
      if (!isCancelled(problem)) notify(texts().files.notOpened(messageOf(problem)), 'error');
    }
  },
};
