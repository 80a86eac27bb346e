import { Workflow } from 'lucide-react';
import { msg } from '../../core/index.ts';
import type { Action } from './action.ts';

export const arrangeDrawing: Action = {
  id: 'arrange-drawing',
  title: msg`Arrange`,
  icon: Workflow,
  shortcut: ['Shift+Alt+KeyT'],
  onCanvas: true,
  enabled: (state) => state.topology.devices.length > 0,
  perform: async () => {
    const { arrangeInWorker } = await import('./arrange/arrange-in-worker.ts');
    await arrangeInWorker();
  },
};
