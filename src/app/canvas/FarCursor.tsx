import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { select } from '../store/store.ts';
import type { Badge } from './projection/badges.ts';
import { describeDevice } from './projection/describe.ts';
import { indexOf, peersOf } from './projection/index-of.ts';
import type { Scene } from './projection/scene.ts';

interface FarCursorProps {
  readonly scene: Scene;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
}

/** From far no device is mounted that could have the focus: what is selected has it, or the first. */
export const FarCursor = memo(function FarCursor({ scene, selection, badges }: FarCursorProps) {
  const texts = useTexts();
  const zoom = useFlowStore((state) => state.transform[2]);
  const { topology, boxes } = scene;
  const device = topology.devices.find(({ id }) => selection.has(id)) ?? topology.devices[0];
  const box = device && boxes.get(device.id);
  if (!device || !box) return null;
  const { x, y, width, height } = box;
  const peers = peersOf(device, indexOf(topology));
  return (
    <ViewportPortal>
      <button
        type="button"
        className="far-cursor"
        aria-label={describeDevice(device, peers, badges.get(device.id), texts)}
        aria-pressed={selection.has(device.id)}
        style={{ transform: `translate(${x}px, ${y}px)`, width, height, outlineWidth: 2 / zoom }}
        onClick={() => select([device.id])}
      />
    </ViewportPortal>
  );
});
