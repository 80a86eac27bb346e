import { ListTree } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { land } from '../store/landing.ts';
import { openDock } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const showOutline: Action = {
  id: 'show-outline',
  title: msg`Outline`,
  icon: ListTree,
  shortcut: ['o'],
  onCanvas: true,
  enabled: always,
  perform: () => {
    openDock('outline');
    land('outline');
  },
};
