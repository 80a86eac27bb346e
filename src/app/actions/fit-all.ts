import { Maximize } from 'lucide-react';
import { viewport } from '../store/viewport.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const fitAll: Action = {
  id: 'fit-all',
  title: msg`Fit all`,
  icon: Maximize,
  shortcut: ['Shift+Digit1'],
  onCanvas: true,
  enabled: (state) => state.topology.devices.length > 0,
  perform: () => viewport()?.fitAll(),
};
