import { memo } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import type { LinkId, Severity, Side } from '../../../core/index.ts';
import { linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { startPlug } from '../gestures/drag-cable.ts';
import { toggleSelected } from '../gestures/select.ts';
import { describeLink } from '../projection/describe.ts';
import { LAYERS } from '../projection/layers.ts';
import type { CableText } from '../projection/cable-texts.ts';
import type { Cable } from '../projection/scene.ts';
import { runsAlike } from '../projection/shift.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface CableTagProps {
  readonly cable: Cable;
  readonly text: CableText | undefined;
  /** The names of the devices at its ends, where it is plugged. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly selected: boolean;
  readonly severity: Severity | undefined;
}

/** A pill that says what a cable is, and its two ends, each of which can be pulled out. */
export const CableTag = memo(
  function CableTag({ cable, text, from, to, selected, severity }: CableTagProps) {
    const words = useTexts();
    const { link, route } = cable;
    const { color } = linkFaceOf(link.kind);
    const loose = from === undefined || to === undefined;
    const { x, y } = text?.pill ?? route.curve.at(0.5);
    return (
      <>
        {text?.ends.map((end) => (
          <span key={`${end.x} ${end.y}`} aria-hidden className="cable-end" style={placed(end)}>
            {end.text}
          </span>
        ))}
        <div
          role="group"
          tabIndex={0}
          className="cable-label nopan"
          aria-label={describeLink(link, from, to, words)}
          data-link-id={link.id}
          data-selected={selected || undefined}
          data-severity={severity}
          style={{ ...placed({ x, y }), color, zIndex: loose ? LAYERS.looseCable : LAYERS.cable }}
          onClick={choose}
        >
          {/* What has no room is told of the cable that is selected. */}
          {(text?.pill || selected) && text?.text}
          {severity && <span className="cable-problem">!</span>}
        </div>
        {from !== undefined && <Socket cable={cable} side="a" color={color} />}
        {to !== undefined && <Socket cable={cable} side="b" color={color} />}
      </>
    );
  },
  (before, now) =>
    (before.cable === now.cable || runsAlike(before.cable, now.cable)) &&
    (before.text === now.text || saysAlike(before.text, now.text)) &&
    before.from === now.from &&
    before.to === now.to &&
    before.selected === now.selected &&
    before.severity === now.severity,
);

function saysAlike(a: CableText | undefined, b: CableText | undefined): boolean {
  return (
    a?.text === b?.text &&
    isAt(a?.pill, b?.pill) &&
    a?.ends.length === b?.ends.length &&
    (a?.ends ?? []).every(
      (end, index) => end.text === b?.ends[index]?.text && isAt(end, b?.ends[index]),
    )
  );
}

function isAt(a: Spot | undefined, b: Spot | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}

function placed({ x, y }: Spot): { readonly transform: string } {
  return { transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` };
}

function Socket(props: { readonly cable: Cable; readonly side: Side; readonly color: string }) {
  const { cable, side, color } = props;
  const words = useTexts().canvas;
  const { x, y } = cable.route[side];
  return (
    <span
      className="socket nodrag nopan"
      data-plug={`${cable.link.id}:${side}`}
      title={words.unplugHint}
      style={{ color, transform: `translate(${x}px, ${y}px)` }}
      onPointerDown={pull}
    />
  );
}

function choose(event: MouseEvent<HTMLElement>): void {
  const { linkId } = event.currentTarget.dataset;
  if (linkId !== undefined) toggleSelected(linkId, event);
}

function pull(event: PointerEvent<HTMLElement>): void {
  const [, link, side] = /^(.+):([ab])$/.exec(event.currentTarget.dataset['plug'] ?? '') ?? [];
  if (event.button !== 0 || link === undefined) return;
  event.stopPropagation();
  startPlug(event, link as LinkId, side as Side);
}
