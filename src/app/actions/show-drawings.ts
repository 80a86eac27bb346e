import { LayoutGrid } from 'lucide-react';
import { openDialog } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const showDrawings: Action = {
  id: 'show-drawings',
  title: msg`Drawings…`,
  icon: LayoutGrid,
  enabled: always,
  perform: () => openDialog('drawings'),
};
