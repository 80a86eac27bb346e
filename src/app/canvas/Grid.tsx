import { useStoreApi } from '@xyflow/react';
import { memo, useLayoutEffect, useRef } from 'react';

const GAP = 20;
const DOT = 1.1;
/** As in the style: the grid reaches so far beyond the canvas, which is one gap at the largest zoom. */
const BEYOND = 60;

/** The dots below the drawing: moved by whole gaps less than the view, so that a pan paints nothing anew. */
export const Grid = memo(function Grid() {
  const grid = useRef<HTMLDivElement>(null);
  const flowStore = useStoreApi();

  // Not by a render: this moves with every step of a pan.
  useLayoutEffect(() => {
    let drawn = 0;
    const place = () => {
      const style = grid.current?.style;
      if (!style) return;
      const [x, y, zoom] = flowStore.getState().transform;
      const gap = GAP * zoom;
      style.transform = `translate(${shift(x, gap)}px, ${shift(y, gap)}px)`;
      if (zoom === drawn) return;
      drawn = zoom;
      style.backgroundSize = `${gap}px ${gap}px`;
      style.setProperty('--dot', `${DOT * zoom}px`);
    };
    place();
    return flowStore.subscribe((now, before) => now.transform !== before.transform && place());
  }, [flowStore]);

  return <div ref={grid} className="canvas-grid" aria-hidden />;
});

/** A dot is in the middle of its tile; that of the origin belongs where the view has moved it. */
function shift(by: number, gap: number): number {
  const rest = (by + BEYOND - gap / 2) % gap;
  return rest < 0 ? rest + gap : rest;
}
