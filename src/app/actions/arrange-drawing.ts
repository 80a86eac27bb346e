import { Workflow } from 'lucide-react';
import type { Action } from './action.ts';

export const arrangeDrawing: Action = {
  id: 'arrange-drawing',
  title: 'Arrange',
  icon: Workflow,
  shortcut: ['Shift+Alt+KeyT'],
  onCanvas: true,
  enabled: (state) => state.topology.devices.length > 0,
  perform: async () => {
    const { arrangeInWorker } = await import('./arrange/arrange-in-worker.ts');
    await arrangeInWorker();
  },
};
