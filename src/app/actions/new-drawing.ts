import { FilePlus2 } from 'lucide-react';
import { emptyTopology, msg } from '../../core/index.ts';
import { notify, replaceTopology } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { forgetFile } from './file-handle.ts';

export const newDrawing: Action = {
  id: 'new-drawing',
  title: msg`New drawing`,
  icon: FilePlus2,
  enabled: always,
  perform: () => {
    forgetFile();
    replaceTopology(emptyTopology('lab'), msg`New drawing`);
    notify(msg`A new drawing. Undo brings the last one back.`);
  },
};
