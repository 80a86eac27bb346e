import { EdgeLabelRenderer } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { linkFaceOf } from '../../faces/index.ts';
import { toggleSelected } from '../gestures/select.ts';
import type { CanvasEdge } from '../projection/edges.ts';

/** A cable with a pill that says what it is. */
export const CableLine = memo(function CableLine({ id, data, selected }: EdgeProps<CanvasEdge>) {
  if (!data) return null;
  const face = linkFaceOf(data.kind);
  return (
    <>
      <g
        className={`cable cable-${face.line}`}
        data-selected={selected || undefined}
        style={{ color: face.color }}
      >
        <path className="cable-reach react-flow__edge-interaction" d={data.path} />
        {selected && <path className="cable-glow" d={data.path} />}
        <path className="cable-line" d={data.path} />
        {face.line === 'double' && <path className="cable-gap" d={data.path} />}
      </g>
      {data.ends.length > 0 && (
        <EdgeLabelRenderer>
          {data.ends.map(({ text, x, y }) => (
            <span
              key={`${x} ${y}`}
              aria-hidden
              className="cable-end"
              style={{
                zIndex: data.layer,
                transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
              }}
            >
              {text}
            </span>
          ))}
        </EdgeLabelRenderer>
      )}
      {(data.label !== '' || data.badge) && (
        <EdgeLabelRenderer>
          <div
            className="cable-label nopan"
            data-selected={selected || undefined}
            data-label-of={id}
            data-severity={data.badge?.severity}
            style={{
              color: face.color,
              zIndex: data.layer,
              transform: `translate(-50%, -50%) translate(${data.labelX}px, ${data.labelY}px)`,
            }}
            onClick={(event) => toggleSelected(id, event)}
          >
            {data.label}
            {data.badge && <span className="cable-problem">!</span>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
