import { FilePlus2 } from 'lucide-react';
import { emptyTopology, msg } from '../../core/index.ts';
import { texts } from '../i18n/texts.ts';
import { notify, openDrawing } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const newDrawing: Action = {
  id: 'new-drawing',
  title: msg`New drawing`,
  icon: FilePlus2,
  enabled: always,
  perform: () => {
    openDrawing(emptyTopology('lab'));
    notify(texts().drawings.begun);
  },
};
