import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import type { CSSProperties } from 'react';
import { shapeOf } from '../../../core/index.ts';
import { GlyphBadge, faceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useStore } from '../../store/store.ts';
import type { DeviceNode } from '../projection/nodes.ts';
import { Badge } from './Badge.tsx';
import { LockMark } from './LockMark.tsx';
import { Chips } from './Chips.tsx';
import { ConnectFrame } from './ConnectFrame.tsx';
import { useCableState } from './use-cable-state.ts';

/** A device that holds no others: a card, a bar or a small box. */
export const DeviceBox = memo(function DeviceBox({ data, selected }: NodeProps<DeviceNode>) {
  const { device, taken, badge } = data;
  const [hovered, setHovered] = useState(false);
  const alone = useStore(({ selection }) => selection.size === 1 && selection.has(device.id));
  const { state, over, why } = useCableState(device.id);
  const face = faceOf(device.kind);
  const shape = shapeOf(device);
  const { say } = useTexts();
  const subtitle = face.subtitle(device).map(say).join(' · ');
  return (
    <div
      className={`box box-${shape}`}
      data-selected={selected || undefined}
      data-cable={state}
      data-over={over || undefined}
      title={why}
      style={{ '--kind': face.color, '--kind-soft': face.soft } as CSSProperties}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <div className="box-head">
        {(shape === 'card' || shape === 'stack') && <GlyphBadge face={face} />}
        <div className="box-text">
          <div className="box-name">
            {device.name} {device.locked && <LockMark />}
          </div>
          {subtitle !== '' && <div className="box-sub">{subtitle}</div>}
        </div>
      </div>
      {shape === 'card' && <Chips device={device} taken={taken} />}
      {(hovered || alone) && <ConnectFrame device={device.id} name={device.name} border />}
      {badge && <Badge badge={badge} />}
    </div>
  );
});
