import { kindOf } from '../../../core/index.ts';
import type { Box, Device } from '../../../core/index.ts';
import { faceOf } from '../../faces/index.ts';
import { touches } from '../stage/stage.ts';
import { colorOf } from './colors.ts';
import type { Picture } from './picture.ts';

type Context = CanvasRenderingContext2D;

/** Of a box that shows its border, in pixels. */
const ROOM_FOR_BORDER = 14;
const ROUND = 14;

/** The insides of containers; from far their borders, too. */
export function paintContainers(
  context: Context,
  { scene, painted, selection }: Picture,
  seen: Box,
  pixel: number,
): void {
  for (const device of scene.topology.devices) {
    if (!kindOf(device).container) continue;
    const box = scene.boxes.get(device.id);
    if (!box || !touches(seen, box)) continue;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, ROUND);
    context.globalAlpha = 0.55;
    context.fillStyle = colorOf('var(--surface)');
    context.fill();
    context.globalAlpha = 1;
    if (!painted) continue;
    const selected = selection.has(device.id);
    context.strokeStyle = colorOf(selected ? 'var(--accent)' : 'var(--line)');
    context.lineWidth = (selected ? 2 : 1.5) * pixel;
    context.stroke();
  }
}

/** Boxes around what belongs together: a border, and nothing inside. */
function paintFrames(context: Context, { scene }: Picture, pixel: number): void {
  context.strokeStyle = colorOf('var(--warn)');
  context.lineWidth = 1.5 * pixel;
  for (const { id, size } of scene.topology.notes) {
    const box = size && scene.boxes.get(id);
    if (box) context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

/** Devices and notes as plain boxes in the colours of their kinds. */
export function paintBoxes(context: Context, picture: Picture, seen: Box, pixel: number): void {
  const { scene, selection, badges } = picture;
  const { topology, boxes } = scene;
  const marked: Box[] = [];
  paintFrames(context, picture, pixel);
  const paint = (id: string, color: string, soft: string) => {
    const box = boxes.get(id);
    if (!box || !touches(seen, box)) return;
    context.fillStyle = color;
    context.fillRect(box.x, box.y, box.width, box.height);
    if (box.width > ROOM_FOR_BORDER * pixel) {
      const border = 1.5 * pixel;
      context.fillStyle = soft;
      context.fillRect(
        box.x + border,
        box.y + border,
        box.width - 2 * border,
        box.height - 2 * border,
      );
    }
    if (selection.has(id)) marked.push(box);
  };
  for (const { id, size } of topology.notes) {
    const box = boxes.get(id);
    if (!size) paint(id, colorOf('var(--warn)'), colorOf('var(--surface)'));
    else if (box && selection.has(id)) marked.push(box);
  }
  for (const device of topology.devices) {
    if (kindOf(device).container) continue;
    const face = faceOf(device.kind);
    paint(device.id, colorOf(face.color), colorOf(face.soft));
  }
  context.strokeStyle = colorOf('var(--accent)');
  context.lineWidth = 2 * pixel;
  for (const { x, y, width, height } of marked) {
    context.strokeRect(x - 2 * pixel, y - 2 * pixel, width + 4 * pixel, height + 4 * pixel);
  }
  for (const [id, { severity }] of badges) {
    const box = boxes.get(id);
    if (!box || severity === 'hint' || !touches(seen, box)) continue;
    context.fillStyle = colorOf(severity === 'error' ? 'var(--error)' : 'var(--warn)');
    context.beginPath();
    context.arc(box.x + box.width, box.y, 3.5 * pixel, 0, 2 * Math.PI);
    context.fill();
  }
}

/** How wide a box must be for its name, in pixels: what matters more keeps it for longer. */
const WIDTHS = { container: 44, switch: 36, other: 64 } as const;
const LETTER = 6.2;
const BOLD_LETTER = 6.8;
const LINE = 14;
/** Of a container that is called by its name. */
const LEAST_HEIGHT = 44;

/** The names that there is room for; in pixels of the screen, `place` says where a box is on it. */
export function paintNames(
  context: Context,
  { scene: { topology, boxes } }: Picture,
  seen: Box,
  place: (box: Box) => Box,
): void {
  context.textBaseline = 'middle';
  for (const device of topology.devices) {
    const there = boxes.get(device.id);
    if (!there || !touches(seen, there)) continue;
    const box = place(there);
    const rank = rankOf(device);
    if (box.width < WIDTHS[rank] || box.height < LINE) continue;
    const letters = Math.floor((box.width - 8) / LETTER);
    const name =
      device.name.length > letters
        ? `${device.name.slice(0, Math.max(1, letters - 1))}…`
        : device.name;
    context.font = rank === 'other' ? PLAIN : BOLD;
    if (rank !== 'container') {
      context.fillStyle = colorOf('var(--ink)');
      context.fillText(name, box.x + 5, box.y + box.height / 2);
    } else if (box.height >= LEAST_HEIGHT) {
      // From far a caption has no room of its own.
      context.fillStyle = colorOf('var(--surface)');
      context.globalAlpha = 0.85;
      context.fillRect(box.x + 2, box.y + 2, name.length * BOLD_LETTER + 6, LINE);
      context.globalAlpha = 1;
      context.fillStyle = colorOf('var(--ink-2)');
      context.fillText(name, box.x + 5, box.y + 2 + LINE / 2);
    }
  }
}

const FAMILY = "Inter, 'Segoe UI', system-ui, sans-serif";
const PLAIN = `11px ${FAMILY}`;
const BOLD = `600 11px ${FAMILY}`;

function rankOf(device: Device): keyof typeof WIDTHS {
  const { container, family } = kindOf(device);
  if (container) return 'container';
  return family === 'switch' || family === 'outside' ? 'switch' : 'other';
}
