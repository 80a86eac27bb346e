import type { Box } from '../../../core/index.ts';
import { seenOf } from '../stage/stage.ts';
import type { View } from '../stage/stage.ts';
import { paintBoxes, paintContainers, paintNames } from './paint-boxes.ts';
import { paintCables } from './paint-cables.ts';
import type { Picture } from './picture.ts';

/** Of lines and marks that reach beyond what they belong to, in pixels. */
const BLEED = 12;

/** Paints onto one canvas element, once for all that changes in one turn of the event loop. */
export class Painter {
  private picture: Picture | undefined;
  private waiting = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly view: () => View,
  ) {}

  show(picture: Picture): void {
    this.picture = picture;
    this.repaint();
  }

  /** In a microtask and not in the next frame: mounted boxes and painted cables move together. */
  repaint(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      if (this.picture) paint(this.canvas, this.picture, this.view());
    });
  }
}

function paint(canvas: HTMLCanvasElement, picture: Picture, view: View): void {
  const context = canvas.getContext('2d');
  if (!context || view.width === 0) return;
  const ratio = window.devicePixelRatio;
  const { x, y, zoom } = view;
  const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  const seen = seenOf(view, BLEED);
  const pixel = 1 / zoom;
  paintContainers(context, picture, seen, pixel);
  paintCables(context, picture, seen, zoom, pixel);
  if (!picture.painted) return;
  paintBoxes(context, picture, seen, pixel);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintNames(context, picture, seen, (box: Box) => ({
    x: box.x * zoom + x,
    y: box.y * zoom + y,
    width: box.width * zoom,
    height: box.height * zoom,
  }));
}
