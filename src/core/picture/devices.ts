import { kindOf } from '../devices/index.ts';
import type { Box } from '../geometry/box.ts';
import type { Socket } from '../geometry/cabling.ts';
import { chipsOf, chipWidth } from '../geometry/chips.ts';
import { linkKinds } from '../links/index.ts';
import { nicChip } from '../looks/nic-chip.ts';
import { shapeOf } from '../looks/shape.ts';
import type { Device } from '../model/topology.ts';
import { element, type Svg } from '../text/svg.ts';
import { BADGE, frame, glyphBadge, line } from './parts.ts';
import type { PlacedDevice } from './scene.ts';
import { fitText, type Font, textWidth } from './text-width.ts';
import { mix, type Theme } from './theme.ts';

const NAME: Font = { size: 13, weight: 'bold' };
const SUB: Font = { size: 11, weight: 'regular' };
const SMALL: Font = { size: 10.5, weight: 'bold' };

interface Colors {
  readonly color: string;
  readonly soft: string;
}

function colorsOf(device: Device, theme: Theme): Colors {
  const { color } = kindOf(device).look;
  return { color: theme[color], soft: theme[`${color}-soft`] };
}

/** A device that others stand in: a frame with a caption. */
export function container({ thing: device, box, subtitle }: PlacedDevice, theme: Theme): Svg[] {
  const left = box.x + 13.5;
  const middle = box.y + 21.5;
  const nameLeft = left + BADGE + 8;
  const room = Math.max(0, box.width - 64);
  const name = fitText(device.name, room, NAME);
  const pillLeft = nameLeft + textWidth(name, NAME) + 8;
  const pillRoom = box.x + box.width - 24 - pillLeft;
  return [
    frame(box, { fill: mix(theme.surface, 55, theme.bg), stroke: theme.line, radius: 14 }),
    glyphBadge(kindOf(device).look.glyph, left, middle - BADGE / 2, colorsOf(device, theme)),
    line(name, nameLeft, middle, { ...NAME, color: theme['ink-2'] }),
    ...(subtitle === '' || pillRoom < 40 ? [] : pill(subtitle, pillLeft, middle, pillRoom, theme)),
  ];
}

function pill(text: string, x: number, middle: number, room: number, theme: Theme): Svg[] {
  const width = Math.min(room, textWidth(text, SMALL) + 14);
  const box = { x, y: middle - 8.5, width, height: 17 };
  const style = { ...SMALL, color: theme['ink-2'], room: room - 14 };
  return [frame(box, { fill: theme['surface-2'], radius: 8.5 }), line(text, x + 7, middle, style)];
}

/** A device that holds no others, with the ends of its cables. */
export function deviceBox(placed: PlacedDevice, sockets: readonly Socket[], theme: Theme): Svg[] {
  const { thing: device, box } = placed;
  const shape = shapeOf(device);
  const drawn =
    shape === 'card' || shape === 'stack' ? card(placed, shape, theme) : bar(placed, shape, theme);
  if (shape === 'card') drawn.push(...chips(device, box, sockets, theme));
  return [...drawn, ...sockets.map((socket) => socketAt(socket, box, theme))];
}

function card(
  { thing: device, box, subtitle }: PlacedDevice,
  shape: 'card' | 'stack',
  theme: Theme,
): Svg[] {
  const colors = colorsOf(device, theme);
  const textHeight = subtitle === '' ? BADGE : 32;
  const top = box.y + (shape === 'card' ? 11 : 9.5);
  const left = box.x + 11.5;
  const textLeft = left + BADGE + 8;
  const room = box.x + box.width - 11.5 - textLeft;
  const nameMiddle = subtitle === '' ? top + textHeight / 2 : top + 8.5;
  const outline =
    shape === 'stack' ? { stroke: colors.color, dash: '4.5 3' } : { stroke: theme.line };
  return [
    frame(box, { fill: theme.surface, radius: 10, ...outline }),
    ...(shape === 'card' ? [topEdge(box, colors.color)] : []),
    glyphBadge(kindOf(device).look.glyph, left, top + (textHeight - BADGE) / 2, colors),
    line(device.name, textLeft, nameMiddle, { ...NAME, color: theme.ink, room }),
    ...(subtitle === ''
      ? []
      : [
          line(subtitle, textLeft, top + 24.5, {
            ...SUB,
            color: theme['ink-3'],
            room,
            mono: shape === 'stack',
          }),
        ]),
  ];
}

/** The upper border of a card, thicker and fading into the corners. */
function topEdge({ x, y, width }: Box, color: string): Svg {
  const right = x + width;
  const d = `M${x + 1.5} ${y + 8}A8.5 8.5 0 0 1 ${x + 10} ${y + 1.5}H${right - 10}A8.5 8.5 0 0 1 ${right - 1.5} ${y + 8}`;
  return element('path', { d, fill: 'none', stroke: color, 'stroke-width': 2.4 });
}

function bar({ thing: device, box, subtitle }: PlacedDevice, shape: string, theme: Theme): Svg[] {
  const { color, soft } = colorsOf(device, theme);
  const left = box.x + 13.5;
  const inside = box.width - 27;
  const name = fitText(device.name, inside * 0.75, NAME);
  const subLeft = left + textWidth(name, NAME) + 9;
  const middle = box.y + box.height / 2;
  // A little less than the padding: widths are of a wide font.
  const room = left + inside - subLeft + 5;
  return [
    frame(box, {
      fill: soft,
      stroke: color,
      radius: shape === 'bar' ? 9 : 8,
      ...(shape === 'outside' ? { dash: '4.5 3' } : {}),
    }),
    line(name, left, middle, { ...NAME, color }),
    ...(subtitle === '' || room < 24
      ? []
      : [
          line(subtitle, subLeft, middle + 0.7, { ...SUB, color: mix(color, 85, theme.ink), room }),
        ]),
  ];
}

/** Below this a chip has room for the card's name only. */
const WIDTH_FOR_MODEL = 74;
const CHIP_HEIGHT = 20;

function chips(device: Device, box: Box, sockets: readonly Socket[], theme: Theme): Svg[] {
  const all = chipsOf(device);
  const cell = chipWidth(device, all.length);
  return all.flatMap(({ id, model }, index) => {
    const { label, family } = nicChip(model);
    const { color, soft } = chipColors(family, theme);
    const middle = box.x + 8 + cell * (index + 0.5);
    const room = cell - 16;
    const text = fitText(cell >= WIDTH_FOR_MODEL ? `${id} ${label}` : id, room, SMALL);
    const width = textWidth(text, SMALL) + 12;
    const y = box.y + box.height - 9.5 - CHIP_HEIGHT;
    const free = !sockets.some((socket) => socket.port === id);
    return [
      frame({ x: middle - width / 2, y, width, height: CHIP_HEIGHT }, { fill: soft, radius: 6 }),
      line(text, middle, y + CHIP_HEIGHT / 2, { ...SMALL, color, anchor: 'middle' }),
      ...(free ? [ring(middle, box.y + box.height - 1, 3.8, 1.5, theme['ink-3'], theme)] : []),
    ];
  });
}

function chipColors(family: 'paravirtual' | 'emulated' | 'unknown', theme: Theme): Colors {
  switch (family) {
    case 'paravirtual':
      return { color: theme.guest, soft: theme['guest-soft'] };
    case 'emulated':
      return { color: mix(theme.warn, 86, theme.ink), soft: mix(theme.warn, 13, theme.surface) };
    case 'unknown':
      return { color: theme.nic, soft: theme['nic-soft'] };
  }
}

export function socketAt(socket: Socket, box: Box, theme: Theme): Svg {
  const kind = linkKinds[socket.kind as keyof typeof linkKinds];
  return ring(box.x + socket.x, box.y + socket.y, 4, 2, theme[kind.look.color], theme);
}

function ring(cx: number, cy: number, r: number, width: number, stroke: string, theme: Theme): Svg {
  return element('circle', { cx, cy, r, fill: theme.surface, stroke, 'stroke-width': width });
}
