import { ViewportPortal } from '@xyflow/react';
import { absolutePosition, chipPlace, curveBetween, facings, sizeOf } from '../../core/index.ts';
import type { Device, Plug, Point } from '../../core/index.ts';
import { useStore } from '../store/store.ts';
import { useSession } from './session.ts';
import { useTexts } from '../i18n/texts.ts';

/** A new cable on its way from a device to the pointer, and what is wrong with its target. */
export function CableDraft() {
  const { say } = useTexts();
  const cable = useSession((state) => state.cable);
  const topology = useStore((state) => state.topology);
  if (!cable) return null;
  const { source, at, over, refusals } = cable;
  const from =
    'from' in source ? topology.devices.find(({ id }) => id === source.from.device) : undefined;
  const why = over === undefined ? undefined : refusals.get(over);
  return (
    <ViewportPortal>
      {from && 'from' in source && (
        <svg className="cable-draft" aria-hidden>
          <path
            d={pathOf(boxOf(absolutePosition(topology, from.id), from), from, source.from, at)}
            data-refused={why !== undefined || undefined}
          />
          <circle cx={at[0]} cy={at[1]} r="5" />
        </svg>
      )}
      {why !== undefined && (
        <div
          className="refusal"
          role="status"
          style={{ transform: `translate(${at[0] + 14}px, ${at[1] + 14}px)` }}
        >
          {say(why)}
        </div>
      )}
    </ViewportPortal>
  );
}

function boxOf([x, y]: Point, device: Device) {
  const [width, height] = sizeOf(device);
  return { x, y, width, height };
}

function pathOf(box: ReturnType<typeof boxOf>, device: Device, from: Plug, at: Point): string {
  const [side, far] = facings(box, { x: at[0], y: at[1], width: 0, height: 0 });
  const port = from.port === undefined ? undefined : chipPlace(device, from.port);
  const x = box.x + (port ?? box.width / 2);
  const y = box.y + box.height / 2;
  const start = {
    top: { x, y: box.y },
    bottom: { x, y: box.y + box.height },
    left: { x: box.x, y },
    right: { x: box.x + box.width, y },
  }[side];
  return curveBetween({ ...start, leaves: side }, { x: at[0], y: at[1], leaves: far }).path;
}
