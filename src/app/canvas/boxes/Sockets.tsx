import { memo } from 'react';
import type { LinkId, Socket } from '../../../core/index.ts';
import { linkFaceOf } from '../../faces/index.ts';
import { startPlug } from '../gestures/drag-cable.ts';
import { useTexts } from '../../i18n/texts.ts';

/** The ends of cables on a device; each can be pulled out. */
export const Sockets = memo(function Sockets({ sockets }: { readonly sockets: readonly Socket[] }) {
  const texts = useTexts().canvas;
  return sockets.map(({ link, side, kind, x, y }) => (
    <span
      key={`${link}:${side}`}
      className="socket nodrag nopan"
      data-plug={`${link}:${side}`}
      title={texts.unplugHint}
      style={{ left: x, top: y, color: linkFaceOf(kind).color }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        startPlug(event, link as LinkId, side);
      }}
    />
  ));
});
