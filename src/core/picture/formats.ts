import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { drawDot } from './dot.ts';
import { drawMermaid } from './mermaid.ts';
import { drawNwdiag } from './nwdiag.ts';
import { drawSvg } from './svg.ts';
import type { PictureOptions } from './options.ts';

interface PictureFormat {
  readonly id: string;
  readonly title: string;
  /** Of its files. */
  readonly ending: string;
  readonly draw: (topology: Topology, plan: Plan, options: PictureOptions) => string;
}

/** What a drawing can be drawn as in text. */
export const pictureFormats = {
  svg: {
    id: 'svg',
    title: 'SVG',
    ending: 'svg',
    draw: (topology, plan, options) => drawSvg(topology, plan, { ...options, embed: true }).text,
  },
  mermaid: { id: 'mermaid', title: 'Mermaid', ending: 'mmd', draw: drawMermaid },
  nwdiag: { id: 'nwdiag', title: 'nwdiag', ending: 'diag', draw: drawNwdiag },
  dot: { id: 'dot', title: 'DOT (Graphviz)', ending: 'dot', draw: drawDot },
} as const satisfies Readonly<Record<string, PictureFormat>>;

export type PictureFormatId = keyof typeof pictureFormats;
