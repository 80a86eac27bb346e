import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { isPlugged } from '../../core/index.ts';
import type { Box } from '../../core/index.ts';
import { select } from '../store/store.ts';
import { currentScene } from './flow.ts';
import type { Scene } from './projection/scene.ts';
import { holds } from './stage/stage.ts';

/** React Flow's rectangle takes what is mounted; ours, all that is in it. */
export function useMarquee(): void {
  const flowStore = useStoreApi();
  useEffect(
    () =>
      flowStore.subscribe(({ userSelectionRect: rect, userSelectionActive, transform }, before) => {
        const scene = currentScene();
        if (!rect || !userSelectionActive || !scene || rect === before.userSelectionRect) return;
        const [x, y, zoom] = transform;
        select(
          within(scene, {
            x: (rect.x - x) / zoom,
            y: (rect.y - y) / zoom,
            width: rect.width / zoom,
            height: rect.height / zoom,
          }),
        );
      }),
    [flowStore],
  );
}

/** Devices and notes that are in it entirely, and cables with both their ends. */
export function within({ boxes, cables }: Scene, marquee: Box): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [id, box] of boxes) if (holds(marquee, box)) ids.add(id);
  for (const [id, { link }] of cables) {
    const inside = [link.a, link.b].every((end) =>
      isPlugged(end)
        ? ids.has(end.device)
        : holds(marquee, { x: end.at[0], y: end.at[1], width: 0, height: 0 }),
    );
    if (inside) ids.add(id);
  }
  return ids;
}
