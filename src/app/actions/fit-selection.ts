import { msg } from '../../core/index.ts';
import { useStore } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';
import type { Action } from './action.ts';

export const fitSelection: Action = {
  id: 'fit-selection',
  title: msg`Fit the selection`,
  shortcut: ['Shift+Digit2'],
  onCanvas: true,
  enabled: (state) => state.selection.size > 0,
  perform: () => viewport()?.fit(useStore.getState().selection),
};
