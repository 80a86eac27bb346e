import { Download } from 'lucide-react';
import { loadExporter, problemsOf } from '../store/compilation.ts';
import { notify, openDialog, openDock, useStore } from '../store/store.ts';
import { isWhole } from './action.ts';
import type { Action } from './action.ts';
import { messageOf } from './save-file.ts';
import { msg } from '../../core/index.ts';

export const exportDrawing: Action = {
  id: 'export-drawing',
  title: msg`Export…`,
  icon: Download,
  shortcut: ['$mod+e'],
  enabled: isWhole,
  perform: async () => {
    try {
      await loadExporter();
    } catch (problem) {
      notify(msg`Not exported: ${messageOf(problem)}`, 'error');
      return;
    }
    const { topology, bundle } = useStore.getState();
    const errors = problemsOf(topology, bundle).filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (!first) {
      openDialog('export');
      return;
    }
    const more = errors.length - 1;
    notify(
      more > 0
        ? msg`Not exported: ${first.message} (and ${more} more)`
        : msg`Not exported: ${first.message}`,
      'error',
    );
    openDock('problems');
  },
};
