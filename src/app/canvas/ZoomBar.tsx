import { Panel, useStore as useFlowStore } from '@xyflow/react';
import { Maximize, Minus, Plus, Spline } from 'lucide-react';
import { actions } from '../actions/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { useStore } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';
import { IconButton } from '../ui/IconButton.tsx';

const STEP = 1.25;

export function ZoomBar() {
  const square = useStore((state) => state.cables === 'square');
  const texts = useTexts();
  const percent = useFlowStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className="zoom-bar">
      <IconButton
        small
        label={texts.canvas.zoomOut}
        icon={<Minus size={14} />}
        onClick={() => viewport()?.zoomBy(1 / STEP)}
      />
      <button
        type="button"
        className="zoom-percent"
        aria-label={texts.canvas.zoom(percent)}
        onClick={() => viewport()?.zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton
        small
        label={texts.canvas.zoomIn}
        icon={<Plus size={14} />}
        onClick={() => viewport()?.zoomBy(STEP)}
      />
      <IconButton
        small
        label={texts.say(actions.fitAll.title)}
        keys="Shift+1"
        icon={<Maximize size={14} />}
        onClick={() => viewport()?.fitAll()}
      />
      <IconButton
        small
        label={texts.canvas.squareCables}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
        aria-pressed={square}
        icon={<Spline size={14} />}
        onClick={() => void actions.toggleCables.perform()}
      />
    </Panel>
  );
}
