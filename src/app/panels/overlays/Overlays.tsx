import { lazy, Suspense } from 'react';
import { useOverlay } from '../../store/overlay.ts';

const OpenOverlay = lazy(async () => ({
  default: (await import('./OpenOverlay.tsx')).OpenOverlay,
}));

/** What is open over the page: nothing of it is needed for the first picture. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay);
  return (
    overlay && (
      <Suspense>
        <OpenOverlay overlay={overlay} />
      </Suspense>
    )
  );
}
