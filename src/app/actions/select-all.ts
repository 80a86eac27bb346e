import { BoxSelect } from 'lucide-react';
import { select, useStore } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const selectAll: Action = {
  id: 'select-all',
  title: msg`Select all`,
  icon: BoxSelect,
  shortcut: ['$mod+a'],
  onCanvas: true,
  enabled: always,
  perform: () => {
    const { devices, links, notes } = useStore.getState().topology;
    select([...devices, ...links, ...notes].map(({ id }) => id));
  },
};
