import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { isPlugged } from '../../core/index.ts';
import type { Point } from '../../core/index.ts';
import { useStore } from '../store/store.ts';
import { provideViewport } from '../store/viewport.ts';
import { provideFlow, toCanvas } from './flow.ts';
import type { CanvasEdge } from './projection/edges.ts';
import type { CanvasNode } from './projection/nodes.ts';

const SMOOTH = { duration: 220 };
/** Between what is looked for and the canvas's border, in pixels. */
const MARGIN = 48;

/** Lets actions move the view, and scrolls to what somebody asked to see. */
export function useViewportLink(): void {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const flowStore = useStoreApi();
  const pointer = useRef<Point>(undefined);

  useEffect(() => {
    provideFlow(flow);
    const canvas = flowStore.getState().domNode;
    const listening = new AbortController();
    const follow = ({ clientX, clientY }: PointerEvent) => (pointer.current = [clientX, clientY]);
    canvas?.addEventListener('pointermove', follow, { signal: listening.signal });
    canvas?.addEventListener('pointerdown', follow, { signal: listening.signal });
    const withdraw = provideViewport({
      centre: () => {
        const { width, height, transform } = flowStore.getState();
        const [x, y, zoom] = transform;
        return [Math.round((width / 2 - x) / zoom), Math.round((height / 2 - y) / zoom)];
      },
      pointer: () => pointer.current && toCanvas(...pointer.current),
      fit: (ids) =>
        void flow.fitView({ nodes: nodesOf(ids), padding: 0.2, maxZoom: 1.5, ...SMOOTH }),
      fitAll: () => void flow.fitView({ padding: 0.08, maxZoom: 1, ...SMOOTH }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, SMOOTH),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, SMOOTH),
    });
    return () => {
      provideFlow(undefined);
      listening.abort();
      withdraw();
    };
  }, [flow, flowStore]);

  const request = useStore((state) => state.focusRequest);
  useEffect(() => {
    if (!request) return;
    const place = placeOf(flow, request.id);
    if (!place) return;
    const { width, height, transform } = flowStore.getState();
    const [x, y, zoom] = transform;
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const seen = left > MARGIN && top > MARGIN && left < width - MARGIN && top < height - MARGIN;
    if (!seen) void flow.setCenter(place.x, place.y, { zoom: Math.max(zoom, 0.6), ...SMOOTH });
  }, [request, flow, flowStore]);
}

function placeOf(flow: ReturnType<typeof useReactFlow<CanvasNode, CanvasEdge>>, id: string) {
  const node = flow.getInternalNode(id);
  if (node) {
    const { x, y } = node.internals.positionAbsolute;
    return { x: x + (node.width ?? 0) / 2, y: y + (node.height ?? 0) / 2 };
  }
  const data = flow.getEdge(id)?.data;
  return data ? { x: data.labelX, y: data.labelY } : undefined;
}

/** Of cables, what they join. */
function nodesOf(ids: ReadonlySet<string>): { id: string }[] {
  const { links } = useStore.getState().topology;
  const ends = links.filter(({ id }) => ids.has(id)).flatMap(({ a, b }) => [a, b]);
  const devices = ends.filter(isPlugged).map(({ device }) => device);
  return [...ids, ...devices].map((id) => ({ id }));
}
