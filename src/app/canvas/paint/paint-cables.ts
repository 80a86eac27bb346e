import type { Box } from '../../../core/index.ts';
import { linkFaceOf } from '../../faces/index.ts';
import type { Cable } from '../projection/scene.ts';
import { FAR } from '../stage/far.ts';
import { touches } from '../stage/stage.ts';
import { colorOf } from './colors.ts';
import { extentOf, pathOf } from './path-of.ts';
import type { Picture } from './picture.ts';

/** Below this zoom a cable is a straight line as thin as can be. */
const STRAIGHT = 0.2;

const DOTS = [3, 4];
const NO_DOTS: number[] = [];

type Context = CanvasRenderingContext2D;

/** Paints what of the cables is to be seen; `pixel` is one of the screen in canvas units. */
export function paintCables(
  context: Context,
  { scene, painted, selection, hovered }: Picture,
  seen: Box,
  zoom: number,
  pixel: number,
): void {
  const straight = painted && zoom < STRAIGHT;
  const byColor = new Map<string, Cable[]>();
  const marked: Cable[] = [];
  for (const cable of scene.cables.values()) {
    if (!touches(seen, extentOf(cable.route))) continue;
    if (selection.has(cable.link.id) || cable.link.id === hovered) marked.push(cable);
    else if (!straight) paintCable(context, cable, zoom, pixel);
    else {
      const { color } = linkFaceOf(cable.link.kind);
      const group = byColor.get(color);
      if (group) group.push(cable);
      else byColor.set(color, [cable]);
    }
  }
  context.lineWidth = pixel;
  for (const [color, cables] of byColor) {
    context.strokeStyle = colorOf(color);
    context.beginPath();
    for (const { a, b } of cables.map(({ route }) => route)) {
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.stroke();
  }
  for (const cable of marked) {
    if (selection.has(cable.link.id)) paintGlow(context, cable, pixel);
    paintCable(context, cable, zoom, pixel, cable.link.id === hovered ? 3 : undefined);
  }
}

function paintGlow(context: Context, { route }: Cable, pixel: number): void {
  context.strokeStyle = colorOf('var(--accent)');
  context.globalAlpha = 0.28;
  context.lineCap = 'round';
  context.lineWidth = Math.max(11, 5 * pixel);
  context.stroke(pathOf(route));
  context.lineCap = 'butt';
  context.globalAlpha = 1;
}

function paintCable(
  context: Context,
  { link, route }: Cable,
  zoom: number,
  pixel: number,
  width = 2.2,
): void {
  const face = linkFaceOf(link.kind);
  const path = pathOf(route);
  const double = face.line === 'double' && zoom >= FAR;
  context.strokeStyle = colorOf(face.color);
  context.lineWidth = Math.max(double ? 6.4 : width, pixel);
  if (face.line === 'dotted') context.setLineDash(DOTS);
  context.stroke(path);
  if (face.line === 'dotted') context.setLineDash(NO_DOTS);
  if (!double) return;
  context.strokeStyle = colorOf('var(--bg)');
  context.lineWidth = 2.4;
  context.stroke(path);
}
