import { ListCollapse } from 'lucide-react';
import { kindOf, msg, setFlag } from '../../core/index.ts';
import { edit, useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

/** Shows of containers the caption alone, or all again. */
export function collapse(ids: ReadonlySet<string>, collapsed: boolean): void {
  const label = collapsed ? msg`Collapse` : msg`Expand`;
  edit(label, (topology) => setFlag(topology, ids, 'collapsed', collapsed));
}

const containersIn = ({ topology, selection }: State) =>
  topology.devices.filter((device) => selection.has(device.id) && kindOf(device).container);

export const collapseSelection: Action = {
  id: 'collapse-selection',
  title: msg`Collapse or expand`,
  icon: ListCollapse,
  enabled: (state) => containersIn(state).length > 0,
  perform: () => {
    const containers = containersIn(useStore.getState());
    const ids = new Set(containers.map(({ id }) => id));
    collapse(
      ids,
      containers.some((device) => !device.collapsed),
    );
  },
};
