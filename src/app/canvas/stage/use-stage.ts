import { useStore as useFlowStore } from '@xyflow/react';
import type { ReactFlowState } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { Scene } from '../projection/scene.ts';
import { nextStage } from './stage.ts';
import type { Stage, View } from './stage.ts';

export function useStage({ boxes }: Scene): Stage {
  const latest = useRef<Stage>(undefined);
  return useFlowStore(
    useCallback(
      (state: ReactFlowState) => (latest.current = nextStage(latest.current, viewOf(state), boxes)),
      [boxes],
    ),
  );
}

export function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): View {
  return { x, y, zoom, width, height };
}
