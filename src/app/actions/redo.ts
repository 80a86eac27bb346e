import { Redo2 } from 'lucide-react';
import { redo as stepForward } from '../store/store.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const redo: Action = {
  id: 'redo',
  title: msg`Redo`,
  icon: Redo2,
  shortcut: ['$mod+Shift+z', '$mod+y'],
  enabled: (state) => state.future.length > 0,
  perform: stepForward,
};
