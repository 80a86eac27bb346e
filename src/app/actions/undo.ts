import { Undo2 } from 'lucide-react';
import { undo as stepBack } from '../store/store.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const undo: Action = {
  id: 'undo',
  title: msg`Undo`,
  icon: Undo2,
  shortcut: ['$mod+z'],
  enabled: (state) => state.past.length > 0,
  perform: stepBack,
};
