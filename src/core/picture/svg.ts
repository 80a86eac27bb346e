import { kindOf } from '../devices/index.ts';
import { curved } from '../geometry/route.ts';
import { square } from '../geometry/square.ts';
import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { element, type Svg, svgText } from '../text/svg.ts';
import { english } from '../util/message.ts';
import { cableLabels, cableLine, plugs } from './cables.ts';
import { container, deviceBox, socketAt } from './devices.ts';
import { drawingMetadata } from './in-svg.ts';
import { drawNote } from './notes.ts';
import { plainDrawing } from './plain-drawing.ts';
import { boundsOf, sceneOf } from './scene.ts';
import type { PictureOptions } from './options.ts';
import { themes } from './theme.ts';

const FONTS = "Inter, 'Segoe UI', system-ui, Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

export interface Picture {
  readonly text: string;
  /** In pixels at its natural size. */
  readonly width: number;
  readonly height: number;
}

interface SvgOptions extends PictureOptions {
  readonly cables?: 'curved' | 'square';
  /** Puts the drawing itself in, so that the picture can be opened again. */
  readonly embed?: boolean;
}

/** The drawing as the canvas shows it, without what belongs to a moment: selection, problems, zoom. */
export function drawSvg(
  topology: Topology,
  plan: Plan,
  { theme: id = 'light', cables = 'curved', embed = false, say = english }: SvgOptions = {},
): Picture {
  const theme = themes[id];
  const scene = sceneOf(topology, plan, cables === 'square' ? square : curved, say);
  const { x, y, width, height } = boundsOf(scene);
  const containers = scene.devices.filter(({ thing }) => kindOf(thing).container);
  const others = scene.devices.filter(({ thing }) => !kindOf(thing).container);
  const fixed = scene.cables.filter(({ loose }) => !loose);
  const loose = scene.cables.filter((cable) => cable.loose);
  const boxes = scene.notes.filter(({ thing }) => thing.size);
  const texts = scene.notes.filter(({ thing }) => !thing.size);
  const socketsOf = (device: string) => scene.sockets.get(device) ?? [];
  const parts: Svg[] = [
    element('title', {}, svgText(topology.name)),
    ...(embed ? [drawingMetadata(plainDrawing(topology))] : []),
    element('rect', { x, y, width, height, fill: theme.bg }),
    ...containers.flatMap((one) => container(one, theme)),
    ...boxes.flatMap((note) => drawNote(note, theme)),
    ...fixed.flatMap((cable) => cableLine(cable, theme)),
    ...fixed.flatMap((cable) => cableLabels(cable, theme)),
    ...others.flatMap((one) => deviceBox(one, socketsOf(one.thing.id), theme)),
    ...containers.flatMap(({ thing, box }) =>
      socketsOf(thing.id).map((socket) => socketAt(socket, box, theme)),
    ),
    ...texts.flatMap((note) => drawNote(note, theme)),
    ...loose.flatMap((cable) => [...cableLine(cable, theme), ...plugs(cable, theme)]),
    ...loose.flatMap((cable) => cableLabels(cable, theme)),
  ];
  const document = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      role: 'img',
      'font-family': FONTS,
    },
    ...parts.map((part) => `\n${part}` as Svg),
    '\n' as Svg,
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`, width, height };
}
