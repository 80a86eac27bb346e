import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Point, Topology } from '../../core/index.ts';
import { useStore } from '../store/store.ts';
import { provideViewport } from '../store/viewport.ts';
import { currentScene, provideFlow, toCanvas } from './flow.ts';
import { boundsOf, boundsOfThese } from './projection/bounds.ts';
import type { CanvasNode } from './projection/nodes.ts';

const SMOOTH = { duration: 220 };
const ORIGIN: Viewport = { x: 0, y: 0, zoom: 1 };
export const LEAST_ZOOM = 0.02;
/** Of the canvas, to all sides of what is drawn. */
const PADDING = 0.08;
/** Between what is looked for and the canvas's border, in pixels. */
const MARGIN = 48;

/** Lets actions move the view, and scrolls to what somebody asked to see. */
export function useViewportLink(section: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<CanvasNode>();
  const flowStore = useStoreApi();
  const pointer = useRef<Point>(undefined);

  useEffect(() => {
    provideFlow(flow);
    const canvas = section.current;
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
      fit: (ids) => {
        const { width, height } = flowStore.getState();
        const scene = currentScene();
        const bounds = scene && boundsOfThese(scene, ids);
        if (!bounds) return;
        const there = getViewportForBounds(bounds, width, height, LEAST_ZOOM, 1.5, 0.2);
        void flow.setViewport(there, SMOOTH);
      },
      fitAll: () => {
        const { width, height } = flowStore.getState();
        void flow.setViewport(fitting(useStore.getState().topology, width, height), SMOOTH);
      },
      fitTo: (topology) => {
        const { width, height } = flowStore.getState();
        void flow.setViewport(fitting(topology, width, height));
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, SMOOTH),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, SMOOTH),
    });
    return () => {
      provideFlow(undefined);
      listening.abort();
      withdraw();
    };
  }, [flow, flowStore, section]);

  const request = useStore((state) => state.focusRequest);
  useEffect(() => {
    if (!request) return;
    const place = placeOf(request.id);
    if (!place) return;
    const { width, height, transform } = flowStore.getState();
    const [x, y, zoom] = transform;
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const seen = left > MARGIN && top > MARGIN && left < width - MARGIN && top < height - MARGIN;
    if (!seen) void flow.setCenter(place.x, place.y, { zoom: Math.max(zoom, 0.6), ...SMOOTH });
  }, [request, flow, flowStore]);
}

/** Where all of a drawing is to be seen. */
export function fitting(topology: Topology, width: number, height: number): Viewport {
  const bounds = boundsOf(topology);
  if (!bounds || width === 0 || height === 0) return ORIGIN;
  return getViewportForBounds(bounds, width, height, LEAST_ZOOM, 1, PADDING);
}

function placeOf(id: string) {
  const box = currentScene()?.boxes.get(id);
  if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const cable = currentScene()?.cables.get(id);
  return cable?.route.curve.at(0.5);
}
