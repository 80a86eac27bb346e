import { PanelRight, PencilLine } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { subject } from '../store/cursor.ts';
import { land } from '../store/landing.ts';
import { select, useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

function perform(): void {
  select(subject(useStore.getState()));
  land('inspector');
}

const enabled = (state: State) => subject(state).size > 0;

export const editSubject = {
  openInspector: {
    id: 'open-inspector',
    title: msg`Open in the inspector`,
    icon: PanelRight,
    shortcut: ['Enter'],
    onCanvas: true,
    enabled,
    perform,
  },
  /** The name is the first that the inspector has. */
  rename: {
    id: 'rename',
    title: msg`Rename`,
    icon: PencilLine,
    shortcut: ['F2'],
    onCanvas: true,
    enabled,
    perform,
  },
} satisfies Readonly<Record<string, Action>>;
