import type { Alignment, Axis } from '../../core/arranging.ts';
import { msg } from '../../core/index.ts';
import type { Message } from '../../core/index.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

/** Devices and notes only: cables follow. */
function movable({ topology, selection }: State): number {
  return [...topology.devices, ...topology.notes].filter(({ id }) => selection.has(id)).length;
}

function alignTo(to: Alignment, title: Message, key?: string): Action {
  return {
    id: `align-${to}`,
    title,
    ...(key === undefined ? {} : { shortcut: [`$mod+Shift+${key}`] }),
    onCanvas: true,
    enabled: (state) => state.selection.size > 1 && movable(state) > 1,
    perform: async () => (await import('./align/align-now.ts')).alignNow(to, title),
  };
}

function distributeAlong(axis: Axis, title: Message): Action {
  return {
    id: `distribute-${axis}`,
    title,
    onCanvas: true,
    enabled: (state) => state.selection.size > 2 && movable(state) > 2,
    perform: async () => (await import('./align/align-now.ts')).distributeNow(axis, title),
  };
}

export const alignSelection = {
  alignLeft: alignTo('left', msg`Align left`, 'ArrowLeft'),
  alignCentre: alignTo('centre', msg`Align centres`),
  alignRight: alignTo('right', msg`Align right`, 'ArrowRight'),
  alignTop: alignTo('top', msg`Align top`, 'ArrowUp'),
  alignMiddle: alignTo('middle', msg`Align middles`),
  alignBottom: alignTo('bottom', msg`Align bottom`, 'ArrowDown'),
  distributeHorizontally: distributeAlong('horizontal', msg`Distribute horizontally`),
  distributeVertically: distributeAlong('vertical', msg`Distribute vertically`),
} satisfies Readonly<Record<string, Action>>;
