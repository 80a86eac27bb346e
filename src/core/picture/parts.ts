import type { Box } from '../geometry/box.ts';
import type { Stroke } from '../model/look.ts';
import { element, type Svg, svgText } from '../text/svg.ts';
import { printable } from '../util/printable.ts';
import { fitText, type Font } from './text-width.ts';

const MONO = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";

interface TextStyle extends Font {
  readonly color: string;
  /** The text is cut to fit. */
  readonly room?: number;
  readonly anchor?: 'middle';
}

/** One line of text whose letters are centred on `y`. */
export function line(text: string, x: number, y: number, style: TextStyle): Svg {
  const shown = printable(text);
  return element(
    'text',
    {
      x,
      y: y + style.size * 0.35,
      fill: style.color,
      'font-size': style.size,
      'font-weight': style.weight === 'bold' ? 600 : undefined,
      'font-family': style.mono ? MONO : undefined,
      'text-anchor': style.anchor,
    },
    svgText(style.room === undefined ? shown : fitText(shown, style.room, style)),
  );
}

interface Frame {
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly radius: number;
  readonly dash?: string;
}

/** A rectangle whose border lies inside of the box, as CSS has it. */
export function frame(box: Box, { fill, stroke, strokeWidth = 1.5, radius, dash }: Frame): Svg {
  const inset = stroke === undefined ? 0 : strokeWidth / 2;
  return element('rect', {
    x: box.x + inset,
    y: box.y + inset,
    width: Math.max(0, box.width - 2 * inset),
    height: Math.max(0, box.height - 2 * inset),
    rx: radius - inset,
    fill,
    stroke,
    'stroke-width': stroke === undefined ? undefined : strokeWidth,
    'stroke-dasharray': dash,
  });
}

export const BADGE = 22;

/** A kind's glyph on a soft square of its colour. */
export function glyphBadge(
  glyph: readonly Stroke[],
  x: number,
  y: number,
  { color, soft }: { readonly color: string; readonly soft: string },
): Svg {
  const strokes = glyph.map((stroke) => strokeOf(stroke));
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    frame({ x: 0, y: 0, width: BADGE, height: BADGE }, { fill: soft, radius: 6 }),
    element(
      'g',
      {
        transform: 'translate(3 3) scale(0.8)',
        fill: 'none',
        stroke: color,
        'stroke-width': 1.7,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      },
      ...strokes,
    ),
  );
}

function strokeOf(stroke: Stroke): Svg {
  const dash = { 'stroke-dasharray': stroke.dash };
  if ('path' in stroke) return element('path', { d: stroke.path, ...dash });
  if ('circle' in stroke) {
    const [cx, cy, r] = stroke.circle;
    return element('circle', { cx, cy, r: String(r), ...dash });
  }
  const [x, y, width, height, rx] = stroke.rect;
  return element('rect', { x, y, width, height, rx, ...dash });
}
