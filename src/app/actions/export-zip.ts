import { Download } from 'lucide-react';
import { slug } from '../../core/index.ts';
import { compilationOf, exportOf, printedOf } from '../store/compilation.ts';
import { notify, openDock, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { download } from './download.ts';
import { messageOf } from './save-file.ts';

export const exportZip: Action = {
  id: 'export-zip',
  title: 'Export',
  icon: Download,
  shortcut: ['$mod+e'],
  enabled: (state) => state.topology.devices.length > 0,
  perform: async () => {
    const { topology, bundle } = useStore.getState();
    const exported = exportOf(topology, bundle);
    const errors = [...compilationOf(topology).diagnostics, ...exported.diagnostics].filter(
      ({ severity }) => severity === 'error',
    );
    const [first] = errors;
    if (first) {
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
      notify(`Not exported: ${first.message}${more}`, 'error');
      openDock('problems');
      return;
    }
    try {
      const { zipOf } = await import('./zip.ts');
      const bytes = zipOf(
        exported.files.map((file) => ({
          path: file.path,
          text: printedOf(file).text,
          executable: file.executable,
        })),
      );
      download(new Blob([bytes], { type: 'application/zip' }), `${slug(topology.name)}.zip`);
    } catch (problem) {
      notify(`Not exported: ${messageOf(problem)}`, 'error');
    }
  },
};
