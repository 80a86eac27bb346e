import { lazy, Suspense } from 'react';
import { useStore } from '../../store/store.ts';

const PictureDialog = lazy(() =>
  import('./PictureDialog.tsx').then((module) => ({ default: module.PictureDialog })),
);

/** The drawing as a picture, while it is asked for. */
export function Picture() {
  const open = useStore((state) => state.picturing);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PictureDialog />
    </Suspense>
  );
}
