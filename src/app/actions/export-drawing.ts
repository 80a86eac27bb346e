import { Download } from 'lucide-react';
import { problemsOf } from '../store/compilation.ts';
import { notify, openDock, showExport, useStore } from '../store/store.ts';
import type { Action } from './action.ts';

export const exportDrawing: Action = {
  id: 'export-drawing',
  title: 'Export…',
  icon: Download,
  shortcut: ['$mod+e'],
  enabled: (state) => state.topology.devices.length > 0,
  perform: () => {
    const { topology, bundle } = useStore.getState();
    const errors = problemsOf(topology, bundle).filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (!first) {
      showExport(true);
      return;
    }
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    notify(`Not exported: ${first.message}${more}`, 'error');
    openDock('problems');
  },
};
