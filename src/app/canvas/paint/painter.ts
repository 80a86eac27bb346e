import type { Box } from '../../../core/index.ts';
import { holds, seenOf } from '../stage/stage.ts';
import type { View } from '../stage/stage.ts';
import { paintBoxes, paintContainers, paintNames } from './paint-boxes.ts';
import { paintCables } from './paint-cables.ts';
import type { Picture } from './picture.ts';

/** Of lines and marks that reach beyond what they belong to, in pixels. */
const BLEED = 12;
/** Painted beyond what is to be seen once the view moves, in pixels. */
const MARGIN = 120;
/** After the last step of a movement, in ms. */
const REST = 120;
/** What is painted is stretched by no more than this. */
const MOST_STRETCH = 1.5;

/** What stands on the canvas element, and how far around the view. */
interface Painted {
  readonly picture: Picture;
  readonly view: View;
  readonly margin: number;
}

/**
 * Paints onto one canvas element, once for all that changes in one turn of the event loop. While only
 * the view moves, what is painted moves along, and is painted anew where it ends or when it rests.
 */
export class Painter {
  private picture: Picture | undefined;
  private painted: Painted | undefined;
  private waiting = false;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly view: () => View,
  ) {}

  show(picture: Picture): void {
    this.picture = picture;
    this.follow();
  }

  /** In other colours. */
  repaint(): void {
    this.painted = undefined;
    this.follow();
  }

  /** In a microtask and not in the next frame: mounted boxes and painted cables move together. */
  follow(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      this.act();
    });
  }

  end(): void {
    clearTimeout(this.resting);
  }

  private act(): void {
    const { picture, painted } = this;
    const view = this.view();
    if (!picture || view.width === 0) return;
    clearTimeout(this.resting);
    if (painted?.picture !== picture) this.paint(picture, view, 0);
    else if (!reaches(painted, view)) this.paint(picture, view, MARGIN);
    else if (!place(this.canvas, painted, view)) {
      this.resting = setTimeout(() => this.paint(picture, this.view(), MARGIN), REST);
    }
  }

  private paint(picture: Picture, view: View, margin: number): void {
    this.painted = { picture, view, margin };
    place(this.canvas, this.painted, view);
    paint(this.canvas, picture, {
      ...view,
      x: view.x + margin,
      y: view.y + margin,
      width: view.width + 2 * margin,
      height: view.height + 2 * margin,
    });
  }
}

function reaches({ view, margin }: Painted, now: View): boolean {
  const stretch = now.zoom / view.zoom;
  return (
    now.width === view.width &&
    now.height === view.height &&
    stretch < MOST_STRETCH &&
    stretch > 1 / MOST_STRETCH &&
    holds(seenOf(view, margin), seenOf(now, 0))
  );
}

/** Moves what is painted to where it belongs now; true where it is as sharp there. */
function place(canvas: HTMLCanvasElement, { view, margin }: Painted, now: View): boolean {
  const stretch = now.zoom / view.zoom;
  const x = now.x - (view.x + margin) * stretch;
  const y = now.y - (view.y + margin) * stretch;
  canvas.style.transform = `translate(${x}px, ${y}px) scale(${stretch})`;
  return stretch === 1 && isWhole(x) && isWhole(y);
}

/** In pixels of the screen, with room for errors of arithmetic. */
function isWhole(length: number): boolean {
  const pixels = length * window.devicePixelRatio;
  return Math.abs(pixels - Math.round(pixels)) < 0.01;
}

function paint(canvas: HTMLCanvasElement, picture: Picture, view: View): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio;
  const { x, y, zoom } = view;
  const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
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
