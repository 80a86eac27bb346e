import { memo } from 'react';
import { chipWidth, chipsOf } from '../../../core/index.ts';
import type { Device } from '../../../core/index.ts';
import { nicLook } from '../../faces/index.ts';
import { startCable } from '../gestures/drag-cable.ts';
import { useTexts } from '../../i18n/texts.ts';

interface ChipsProps {
  readonly device: Device;
  /** The ports that have a cable. */
  readonly taken: readonly string[];
}

/** Below this a chip has room for the card's name only. */
const WIDTH_FOR_MODEL = 74;

/** A guest's network cards; a free one is where a cable starts. */
export const Chips = memo(function Chips({ device, taken }: ChipsProps) {
  const texts = useTexts().canvas;
  const chips = chipsOf(device);
  const roomy = chipWidth(device, chips.length) >= WIDTH_FOR_MODEL;
  return (
    <div className="chips">
      {chips.map(({ id, model }) => {
        const look = nicLook(model);
        const free = !taken.includes(id);
        return (
          <span
            key={id}
            className={free ? 'chip-cell free nodrag nopan' : 'chip-cell'}
            data-port={id}
            title={free ? texts.freeChip(id, model) : texts.chip(id, model)}
            onPointerDown={(event) => {
              if (!free || event.button !== 0) return;
              event.stopPropagation();
              startCable(event, { device: device.id, port: id });
            }}
          >
            <span className="chip" style={{ background: look.soft, color: look.color }}>
              {roomy ? `${id} ${look.label}` : id}
            </span>
            {free && <span className="free-port" />}
          </span>
        );
      })}
    </div>
  );
});
