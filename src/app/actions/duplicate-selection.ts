import { CopyPlus } from 'lucide-react';
import { duplicate, msg } from '../../core/index.ts';
import { edit, useStore } from '../store/store.ts';
import type { Action } from './action.ts';

const OFFSET = 32;

export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  title: msg`Duplicate`,
  icon: CopyPlus,
  shortcut: ['$mod+d'],
  onCanvas: true,
  enabled: (state) => state.selection.size > 0,
  perform: () => {
    const { topology, selection } = useStore.getState();
    const copy = duplicate(topology, selection, [OFFSET, OFFSET]);
    if (copy.ids.size > 0) edit(msg`Duplicate`, () => copy.topology, { select: copy.ids });
  },
};
