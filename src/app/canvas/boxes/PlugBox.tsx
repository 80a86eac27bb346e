import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { LinkId } from '../../../core/index.ts';
import { linkFaceOf } from '../../faces/index.ts';
import { startPlug } from '../gestures/drag-cable.ts';
import type { PlugNode } from '../projection/nodes.ts';
import { useTexts } from '../../i18n/texts.ts';

const TURNS = { top: 180, right: 270, bottom: 0, left: 90 } as const;

/** The plug of an end that hangs loose; it points away from its cable. */
export const PlugBox = memo(function PlugBox({ data, selected }: NodeProps<PlugNode>) {
  const texts = useTexts().canvas;
  const { link, side, kind, leaves } = data;
  return (
    <div
      className="plug nodrag nopan"
      data-plug={`${link}:${side}`}
      data-selected={selected || undefined}
      title={texts.plugHint}
      style={{ color: linkFaceOf(kind).color }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        startPlug(event, link as LinkId, side);
      }}
    >
      <svg
        aria-hidden
        width="24"
        height="24"
        viewBox="0 0 24 24"
        style={{ transform: `rotate(${TURNS[leaves]}deg)` }}
      >
        <path
          d="M9.5 3.5v4M14.5 3.5v4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <rect className="plug-body" x="6" y="7" width="12" height="9" rx="3" />
        <path d="M12 16v4" fill="none" stroke="currentColor" strokeWidth="2.2" />
      </svg>
    </div>
  );
});
