import { kindOf } from '../../../core/index.ts';
import type { Box } from '../../../core/index.ts';
import { faceOf } from '../../faces/index.ts';
import { colorOf } from '../paint/colors.ts';
import type { Scene } from '../projection/scene.ts';

export const WIDTH = 148;
export const HEIGHT = 94;
const MARGIN = 0.06;
/** A device is never too small to be seen, in pixels. */
const LEAST = 1.5;

/** What the map shows: all that is drawn, in its middle. */
export function extentOf(bounds: Box): Box {
  const scale = Math.min(
    WIDTH / Math.max(1, bounds.width * (1 + 2 * MARGIN)),
    HEIGHT / Math.max(1, bounds.height * (1 + 2 * MARGIN)),
  );
  const [width, height] = [WIDTH / scale, HEIGHT / scale];
  return {
    x: bounds.x + (bounds.width - width) / 2,
    y: bounds.y + (bounds.height - height) / 2,
    width,
    height,
  };
}

export function scaleOf(extent: Box): number {
  return WIDTH / extent.width;
}

export function paintMap(canvas: HTMLCanvasElement, { topology, boxes }: Scene, extent: Box): void {
  const ratio = window.devicePixelRatio;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = scaleOf(extent) * ratio;
  for (const inner of [false, true]) {
    for (const device of topology.devices) {
      const box = boxes.get(device.id);
      if (!box || (kindOf(device).container ?? false) === inner) continue;
      context.fillStyle = colorOf(inner ? faceOf(device.kind).color : 'var(--line)');
      context.fillRect(
        (box.x - extent.x) * scale,
        (box.y - extent.y) * scale,
        Math.max(LEAST * ratio, box.width * scale),
        Math.max(LEAST * ratio, box.height * scale),
      );
    }
  }
  context.fillStyle = colorOf('var(--ink-3)');
  context.strokeStyle = colorOf('var(--ink-3)');
  for (const { id, size } of topology.notes) {
    const box = boxes.get(id);
    if (!box) continue;
    const [x, y] = [(box.x - extent.x) * scale, (box.y - extent.y) * scale];
    const [width, height] = [box.width * scale, box.height * scale];
    if (size) context.strokeRect(x, y, width, height);
    else context.fillRect(x, y, width, height);
  }
}
