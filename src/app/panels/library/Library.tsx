import { useStore } from '../../store/store.ts';
import { DrawingsDialog } from './DrawingsDialog.tsx';
import { FileChangedDialog } from './FileChangedDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';

/** The dialogs about what is kept: in this browser, before, and in a file. */
export function Library() {
  const dialog = useStore((state) => state.dialog);
  const fileChanged = useStore((state) => state.fileChanged);
  if (fileChanged) return <FileChangedDialog file={fileChanged} />;
  if (dialog === 'drawings') return <DrawingsDialog />;
  return dialog === 'history' ? <HistoryDialog /> : null;
}
