import { useStore as useFlowStore } from '@xyflow/react';
import type { ReactFlowState } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { Scene } from '../projection/scene.ts';
import { nextStage, reaches, seenOf } from './stage.ts';
import type { Stage, View } from './stage.ts';

export function useStage({ boxes }: Scene): Stage {
  const latest = useRef<Stage>(undefined);
  const counted = useRef(boxes);
  return useFlowStore(
    useCallback(
      (state: ReactFlowState) => {
        const { current: before } = latest;
        const view = viewOf(state);
        // Every step of a pan asks: among the same boxes nothing has to be counted for most of them.
        if (before && counted.current === boxes && reaches(before, seenOf(view, 0))) return before;
        counted.current = boxes;
        latest.current = nextStage(before, view, boxes);
        return latest.current;
      },
      [boxes],
    ),
  );
}

export function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): View {
  return { x, y, zoom, width, height };
}
