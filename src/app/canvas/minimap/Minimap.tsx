import { useStore as useFlowStore, useStoreApi } from '@xyflow/react';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { PointerEvent, WheelEvent } from 'react';
import type { Box } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { viewport } from '../../store/viewport.ts';
import { flow } from '../flow.ts';
import { onThemeChange } from '../paint/colors.ts';
import { boundsOf } from '../projection/bounds.ts';
import type { Scene } from '../projection/scene.ts';
import { holds, seenOf } from '../stage/stage.ts';
import { viewOf } from '../stage/use-stage.ts';
import { HEIGHT, extentOf, paintMap, scaleOf, WIDTH } from './paint-map.ts';

const ZOOM_STEP = 1.2;

/** Shows itself when some of the drawing is out of sight: else it would only cover it. */
export const Minimap = memo(function Minimap({ scene }: { readonly scene: Scene }) {
  const bounds = useMemo(() => boundsOf(scene.topology), [scene]);
  const extent = useMemo(() => bounds && extentOf(bounds), [bounds]);
  const hidden = useFlowStore((state) => !bounds || holds(seenOf(viewOf(state), 0), bounds));
  return hidden || !extent ? null : <Map scene={scene} extent={extent} />;
});

function Map({ scene, extent }: { readonly scene: Scene; readonly extent: Box }) {
  const words = useTexts().canvas;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const flowStore = useStoreApi();

  useEffect(() => {
    const paint = () => canvas.current && paintMap(canvas.current, scene, extent);
    paint();
    return onThemeChange(paint);
  }, [scene, extent]);

  // Not by a render: this moves with every step of a pan.
  useEffect(() => {
    const place = () => {
      const seen = seenOf(viewOf(flowStore.getState()), 0);
      const scale = scaleOf(extent);
      const style = frame.current?.style;
      if (!style) return;
      style.transform = `translate(${(seen.x - extent.x) * scale}px, ${(seen.y - extent.y) * scale}px)`;
      style.width = `${seen.width * scale}px`;
      style.height = `${seen.height * scale}px`;
    };
    place();
    return flowStore.subscribe((now, before) => now.transform !== before.transform && place());
  }, [flowStore, extent]);

  const goTo = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const scale = scaleOf(extent);
    void flow()?.setCenter(
      extent.x + (event.clientX - box.left) / scale,
      extent.y + (event.clientY - box.top) / scale,
      { zoom: flow()?.getZoom() ?? 1 },
    );
  };
  return (
    <div
      className="minimap nopan nowheel"
      role="img"
      aria-label={words.map}
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={goTo}
      onPointerMove={goTo}
      onWheel={zoom}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={frame} className="minimap-frame" />
    </div>
  );
}

function zoom(event: WheelEvent): void {
  viewport()?.zoomBy(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
}
