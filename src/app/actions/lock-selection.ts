import { Lock } from 'lucide-react';
import { msg, setFlag } from '../../core/index.ts';
import { edit, useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

const lockable = ({ topology, selection }: State) =>
  [...topology.devices, ...topology.notes].filter(({ id }) => selection.has(id));

/** What is locked is not moved, resized or deleted. */
export const lockSelection: Action = {
  id: 'lock-selection',
  title: msg`Lock or unlock`,
  icon: Lock,
  enabled: (state) => lockable(state).length > 0,
  perform: () => {
    const things = lockable(useStore.getState());
    const locked = things.some((thing) => !thing.locked);
    const ids = new Set<string>(things.map(({ id }) => id));
    edit(locked ? msg`Lock` : msg`Unlock`, (topology) => setFlag(topology, ids, 'locked', locked));
  },
};
