import { linkKindOf } from '../links/index.ts';
import { isPlugged, type Link } from '../model/topology.ts';
import { element, type Svg } from '../text/svg.ts';
import { frame, line } from './parts.ts';
import { type Cable, type Pill, PILL_FONT } from './scene.ts';
import type { Theme } from './theme.ts';

const colorOf = (link: Link, theme: Theme): string => theme[linkKindOf(link).look.color];

export function cableLine({ link, route }: Cable, theme: Theme): Svg[] {
  const { line: style } = linkKindOf(link).look;
  const d = route.curve.path;
  const path = (stroke: string, width: number, dash?: string): Svg =>
    element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-dasharray': dash });
  const color = colorOf(link, theme);
  switch (style) {
    case 'single':
      return [path(color, 2.2)];
    case 'dotted':
      return [path(color, 2.2, '3 4')];
    case 'double':
      return [path(color, 6.4), path(theme.bg, 2.4)];
  }
}

/** What the cable is, on it, and what its ends are called, beside them. */
export function cableLabels({ link, pill, ends }: Cable, theme: Theme): Svg[] {
  const color = colorOf(link, theme);
  return [
    ...ends.map(({ text, x, y }) =>
      line(text, x, y, { size: 10, weight: 'regular', color: theme['ink-3'], anchor: 'middle' }),
    ),
    ...(pill ? pillOf(pill, color, theme) : []),
  ];
}

function pillOf({ text, box }: Pill, color: string, theme: Theme): Svg[] {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return [
    frame(box, { fill: theme.surface, stroke: color, strokeWidth: 1, radius: box.height / 2 }),
    line(text, x, y, { ...PILL_FONT, color, anchor: 'middle' }),
  ];
}

const TURNS = { top: 180, right: 270, bottom: 0, left: 90 } as const;

/** The plugs at ends that hang loose; they point away from their cable. */
export function plugs({ link, route }: Cable, theme: Theme): Svg[] {
  const stroke = colorOf(link, theme);
  const pins = { fill: 'none', stroke, 'stroke-width': 2, 'stroke-linecap': 'round' } as const;
  return (['a', 'b'] as const).flatMap((side) => {
    if (isPlugged(link[side])) return [];
    const { x, y, leaves } = route[side];
    const transform = `translate(${x} ${y}) rotate(${TURNS[leaves]}) translate(-12 -12)`;
    return [
      element(
        'g',
        { transform },
        element('path', { d: 'M9.5 3.5v4M14.5 3.5v4', ...pins }),
        frame(
          { x: 5, y: 6, width: 14, height: 11 },
          { fill: theme.surface, stroke, strokeWidth: 2, radius: 4 },
        ),
        element('path', { d: 'M12 16v4', ...pins }),
      ),
    ];
  });
}
