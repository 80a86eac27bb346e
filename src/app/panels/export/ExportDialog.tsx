import { lazy, Suspense } from 'react';
import { useStore } from '../../store/store.ts';

const OpenExport = lazy(async () => ({
  default: (await import('./OpenExport.tsx')).OpenExport,
}));

/** The dialog that tells what an export does, while it is open. */
export function ExportDialog() {
  const exporting = useStore((state) => state.exporting);
  return (
    exporting && (
      <Suspense>
        <OpenExport />
      </Suspense>
    )
  );
}
