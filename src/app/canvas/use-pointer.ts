import { useKeyPress } from '@xyflow/react';
import { useStore } from '../store/store.ts';
import { useTool } from '../store/tool.ts';

const MIDDLE = [1];
const LEFT_OR_MIDDLE = [0, 1];

const SELECTS = { selectionOnDrag: true, selectionKeyCode: null, panOnDrag: MIDDLE } as const;
const PANS = {
  selectionOnDrag: false,
  selectionKeyCode: 'Shift',
  panOnDrag: LEFT_OR_MIDDLE,
} as const;

/** What a drag and the wheel do on the canvas; while `hand`, devices are canvas, too. */
export function usePointer() {
  const hand = useTool(({ tool }) => tool === 'hand');
  const space = useKeyPress('Space');
  const map = useStore(({ pointer }) => pointer === 'map');
  return {
    hand: hand || space,
    drags: hand || map ? PANS : SELECTS,
    /** React Flow zooms by the wheel where that does not pan. */
    panOnScroll: !map,
  };
}
