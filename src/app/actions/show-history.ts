import { History } from 'lucide-react';
import { openDialog } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const showHistory: Action = {
  id: 'show-history',
  title: msg`History…`,
  icon: History,
  enabled: always,
  perform: () => openDialog('history'),
};
