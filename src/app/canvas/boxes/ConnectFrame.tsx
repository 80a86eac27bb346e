import { Plug2 } from 'lucide-react';
import type { PointerEvent } from 'react';
import type { DeviceId } from '../../../core/index.ts';
import { startCable } from '../gestures/drag-cable.ts';
import { useTexts } from '../../i18n/texts.ts';

interface ConnectFrameProps {
  readonly device: DeviceId;
  readonly name: string;
  /** Whether the border itself starts a cable, too. */
  readonly border: boolean;
}

/** From here a cable is drawn: the border of a box and a handle beside it. */
export function ConnectFrame({ device, name, border }: ConnectFrameProps) {
  const texts = useTexts().canvas;
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    startCable(event, { device });
  };
  return (
    <>
      {border &&
        (['top', 'right', 'bottom', 'left'] as const).map((side) => (
          <span
            key={side}
            className={`connect-border connect-${side} nodrag nopan`}
            onPointerDown={start}
          />
        ))}
      <span className="connect-reach nodrag nopan">
        <button
          type="button"
          tabIndex={-1}
          className="connect-handle"
          aria-label={texts.connect(name)}
          title={texts.connectHint}
          onPointerDown={start}
        >
          <Plug2 size={13} aria-hidden />
        </button>
      </span>
    </>
  );
}
