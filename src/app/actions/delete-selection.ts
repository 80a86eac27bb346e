import { Trash2 } from 'lucide-react';
import { remove, msg } from '../../core/index.ts';
import { subject } from '../store/cursor.ts';
import { askDeleting, edit, notify, useStore } from '../store/store.ts';
import type { Action } from './action.ts';

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
    const chosen = subject(state);
    const locked = [...topology.devices, ...topology.notes].filter((thing) => thing.locked);
    const kept = new Set<string>(locked.map(({ id }) => id));
    const selection = new Set([...chosen].filter((id) => !kept.has(id)));
    if (selection.size < chosen.size) notify(msg`What is locked is not deleted: unlock it first.`);
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
