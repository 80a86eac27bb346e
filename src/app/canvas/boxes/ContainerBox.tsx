import { NodeResizer } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { GlyphBadge, faceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useStore } from '../../store/store.ts';
import type { DeviceNode } from '../projection/nodes.ts';
import { useSession } from '../session.ts';
import { Badge } from './Badge.tsx';
import { Fold } from './Fold.tsx';
import { Frame } from './Frame.tsx';
import { LockMark } from './LockMark.tsx';
import { ConnectFrame } from './ConnectFrame.tsx';
import { useCableState } from './use-cable-state.ts';

/** Between the content and the frame. */
const MARGIN = 12;
const LEAST = { width: 220, height: 120 };

/** A device that others stand in: held by its caption and its frame, empty inside. */
export const ContainerBox = memo(function ContainerBox({ data, selected }: NodeProps<DeviceNode>) {
  const { device, badge, least } = data;
  const [hovered, setHovered] = useState(false);
  const isTarget = useSession(({ dropTarget }) => dropTarget === device.id);
  const alone = useStore(({ selection }) => selection.size === 1 && selection.has(device.id));
  const { state, over, why } = useCableState(device.id);
  const face = faceOf(device.kind);
  const { say } = useTexts();
  const subtitle = face.subtitle(device).map(say).join(' · ');
  return (
    <div
      className="container-box"
      data-container
      data-collapsed={device.collapsed || undefined}
      data-selected={selected || undefined}
      data-cable={state}
      data-over={over || isTarget || undefined}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {!device.locked && !device.collapsed && (
        <NodeResizer
          minWidth={Math.max(LEAST.width, least.width + MARGIN)}
          minHeight={Math.max(LEAST.height, least.height + MARGIN)}
          handleClassName="nopan"
        />
      )}
      <Frame />
      <div className="caption grip" data-grip title={why}>
        <GlyphBadge face={face} />
        <span className="box-name">{device.name}</span>
        {device.locked && <LockMark />}
        <Fold device={device} />
        {subtitle !== '' && <span className="caption-pill">{subtitle}</span>}
        {(hovered || alone) && (
          <ConnectFrame device={device.id} name={device.name} border={false} />
        )}
      </div>
      {badge && <Badge badge={badge} />}
    </div>
  );
});
