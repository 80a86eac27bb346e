import { Spline } from 'lucide-react';
import { setCables, useStore } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const toggleCables: Action = {
  id: 'toggle-cables',
  title: msg`Cables with right angles, or bent`,
  icon: Spline,
  enabled: always,
  perform: () => setCables(useStore.getState().cables === 'square' ? 'curved' : 'square'),
};
