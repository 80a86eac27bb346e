import type { Note } from '../model/topology.ts';
import { printable } from '../util/printable.ts';
import type { Svg } from '../text/svg.ts';
import { frame, line } from './parts.ts';
import type { Placed } from './scene.ts';
import { wrapText } from './text-width.ts';
import { mix, type Theme } from './theme.ts';

const FONT = { size: 12, weight: 'regular' } as const;
const LINE = 18;
const CAPTION = { size: 12, weight: 'bold' } as const;

/** A text on its own ground, or a box with the text as its caption. */
export function drawNote(placed: Placed<Note>, theme: Theme): Svg[] {
  return placed.thing.size ? box(placed, theme) : textNote(placed, theme);
}

function box({ thing: note, box: at }: Placed<Note>, theme: Theme): Svg[] {
  const [first = ''] = note.text.split('\n');
  return [
    frame(at, { fill: 'none', stroke: theme.warn, radius: 14, dash: '6 4' }),
    line(printable(first), at.x + 14, at.y + 20, {
      ...CAPTION,
      color: theme['ink-2'],
      room: at.width - 28,
    }),
  ];
}

function textNote({ thing: note, box }: Placed<Note>, theme: Theme): Svg[] {
  const text = note.text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  const lines = text.split('\n').flatMap((one) => wrapText(printable(one), box.width - 20, FONT));
  return [
    frame(
      { ...box, height: Math.max(box.height, lines.length * LINE + 14) },
      { fill: mix(theme.warn, 14, theme.surface), radius: 7 },
    ),
    ...lines.map((text, index) =>
      line(text, box.x + 10, box.y + 7 + LINE * (index + 0.5), { ...FONT, color: theme.ink }),
    ),
  ];
}
