import type { NodeChange } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { select, useStore } from '../../store/store.ts';
import { currentScene, toCanvas } from '../flow.ts';
import type { CanvasNode } from '../projection/nodes.ts';
import { startCopies } from './drag-copies.ts';
import { thingAt } from './hit.ts';
import { movable, movedBy } from './movable.ts';
import { toggleSelected } from './select.ts';
import { trackPointer } from './track-pointer.ts';

/** What a drag does, whoever drags. */
interface Dragging {
  readonly onNodesChange: (changes: NodeChange<CanvasNode>[]) => void;
  readonly onDrag: () => void;
  readonly onDragStop: () => void;
  readonly cancel: () => void;
}

/** From far nothing is mounted that React Flow could drag: a press is held against what is painted. */
export function pressPainted(event: PointerEvent, dragging: Dragging): void {
  const isPane = event.target instanceof Element && event.target.matches('.react-flow__pane');
  const scene = currentScene();
  if (!isPane || !scene || event.pointerType === 'touch') return;
  const start = toCanvas(event.clientX, event.clientY);
  const id = thingAt(scene, start);
  if (id === undefined || event.button !== 0) return;
  const selected = useStore.getState().selection.has(id);
  event.stopPropagation();
  const several = event.shiftKey || event.ctrlKey || event.metaKey;
  if (several || !selected) toggleSelected(id, event);
  const { topology, selection } = useStore.getState();
  const places = movable(topology, selection);
  let state: 'pressed' | 'dragged' | 'dropped' = 'pressed';
  trackPointer(event, {
    clickClick: false,
    move: ([x, y]) => {
      if (state === 'pressed') startCopies(event, [id]);
      state = 'dragged';
      dragging.onNodesChange(movedBy(places, x - start[0], y - start[1]));
      dragging.onDrag();
    },
    drop: () => {
      state = 'dropped';
      dragging.onDragStop();
    },
    end: () => {
      if (state === 'dragged') {
        dragging.cancel();
        dragging.onDragStop();
      } else if (state === 'pressed' && selected && !several) select([id]);
    },
  });
}
