import { ViewportPortal } from '@xyflow/react';
import { useSession } from './session.ts';

/** The lines by which what is dragged is in line with other devices. */
export function Guides() {
  const guides = useSession((state) => state.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="guides" aria-hidden>
        {guides.map(({ axis, at, from, to }) => (
          <path key={axis} d={axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
}
