import { useStoreApi } from '@xyflow/react';
import { memo, useLayoutEffect, useRef } from 'react';
import type { Badge } from '../projection/badges.ts';
import type { Scene } from '../projection/scene.ts';
import { useSession } from '../session.ts';
import { viewOf } from '../stage/use-stage.ts';
import { onThemeChange } from './colors.ts';
import { Painter } from './painter.ts';

interface PaintedSceneProps {
  readonly scene: Scene;
  readonly painted: boolean;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
}

/** One canvas element below all that is mounted. */
export const PaintedScene = memo(function PaintedScene(props: PaintedSceneProps) {
  const { scene, painted, selection, badges } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter>(undefined);
  const flowStore = useStoreApi();
  const hovered = useSession((state) => state.hoveredCable);

  useLayoutEffect(() => {
    if (!canvas.current) return undefined;
    const own = new Painter(canvas.current, () => viewOf(flowStore.getState()));
    painter.current = own;
    const endTheme = onThemeChange(() => own.repaint());
    const endView = flowStore.subscribe((now, before) => {
      const same =
        now.transform === before.transform &&
        now.width === before.width &&
        now.height === before.height;
      if (!same) own.follow();
    });
    return () => {
      endTheme();
      endView();
      own.end();
    };
  }, [flowStore]);

  useLayoutEffect(() => {
    painter.current?.show({ scene, painted, selection, badges, hovered });
  }, [scene, painted, selection, badges, hovered]);

  return <canvas ref={canvas} className="painted-scene" aria-hidden />;
});
