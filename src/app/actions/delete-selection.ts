import { Trash2 } from 'lucide-react';
import { remove, msg } from '../../core/index.ts';
import { subject } from '../store/cursor.ts';
import { askDeleting, edit, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { deletable } from './deletable.ts';

export const deleteSelection: Action = {
  id: 'delete-selection',
  title: msg`Delete`,
  icon: Trash2,
  shortcut: ['Delete', 'Backspace'],
  onCanvas: true,
  enabled: (state) => subject(state).size > 0,
  perform: () => {
    const state = useStore.getState();
    const { topology } = state;
    const selection = deletable(subject(state));
    if (selection.size === 0) return;
    const orphans = topology.devices.some(
      (device) => device.in !== undefined && selection.has(device.in) && !selection.has(device.id),
    );
    if (orphans) {
      askDeleting(selection);
      return;
    }
    const [first] = topology.devices.filter((device) => selection.has(device.id));
    const what = selection.size > 1 ? msg`${selection.size} things` : (first?.name ?? msg`a cable`);
    edit(msg`Delete ${what}`, (now) => remove(now, selection, 'with-contents'), { select: [] });
  },
};
