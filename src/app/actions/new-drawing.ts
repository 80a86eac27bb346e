import { FilePlus2 } from 'lucide-react';
import { emptyTopology, msg } from '../../core/index.ts';
import { texts } from '../i18n/texts.ts';
import { isEmpty, notify, openDrawing, useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

const NAME = 'lab';

export const newDrawing: Action = {
  id: 'new-drawing',
  title: msg`New drawing`,
  icon: FilePlus2,
  enabled: always,
  perform: () => {
    if (!isBlank(useStore.getState())) openDrawing(emptyTopology(NAME));
    notify(texts().drawings.begun);
  },
};

/** As new as a drawing can be: one more of that kind would only fill the list. */
function isBlank(state: State): boolean {
  const { topology, past, future, readOnly, file } = state;
  const untouched = past.length === 0 && future.length === 0 && !file;
  return isEmpty(state) && topology.name === NAME && untouched && !readOnly;
}
