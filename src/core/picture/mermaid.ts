import { kindOf } from '../devices/index.ts';
import { shapeOf } from '../looks/shape.ts';
import type { DeviceColor, LinkLook } from '../model/look.ts';
import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { mermaidText } from '../text/mermaid.ts';
import { english } from '../util/message.ts';
import { type GraphNode, graphOf } from './graph.ts';
import type { PictureOptions } from './options.ts';
import { themes } from './theme.ts';

const LINES: Readonly<Record<LinkLook['line'], string>> = {
  single: '---',
  double: '===',
  dotted: '-.-',
};

/** The drawing as a Mermaid flowchart. */
export function drawMermaid(
  topology: Topology,
  plan: Plan,
  { theme: id = 'light', say = english }: PictureOptions = {},
): string {
  const graph = graphOf(topology, plan, say);
  const theme = themes[id];
  const all = [...graph.nodes, ...graph.frames.flatMap(({ nodes }) => nodes)];
  const byColor = new Map<DeviceColor, string[]>();
  for (const { id, device } of all) {
    if (!device) continue;
    const { color } = kindOf(device).look;
    byColor.set(color, [...(byColor.get(color) ?? []), id]);
  }
  const lines = [
    'flowchart TB',
    ...graph.frames.flatMap(({ id, label, nodes }) => [
      `  subgraph ${id}[${mermaidText(label)}]`,
      ...nodes.map((node) => `    ${box(node)}`),
      '  end',
    ]),
    ...graph.nodes.map((node) => `  ${box(node)}`),
    ...topology.notes.map(({ text }, index) => `  t${index + 1}>${mermaidText(inOneLine(text))}]`),
    ...graph.edges.map(({ ends: [a, b], label, look }) => {
      const text = label === '' ? '' : `|${mermaidText(label)}|`;
      return `  ${a.id} ${LINES[look.line]}${text} ${b.id}`;
    }),
    ...[...byColor].flatMap(([color, ids]) => [
      `  classDef ${color} fill:${theme[`${color}-soft`]},stroke:${theme[color]},color:${theme.ink}`,
      `  class ${ids.join(',')} ${color}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function box({ id, label, subtitle, device }: GraphNode): string {
  const text = mermaidText(subtitle === '' ? label : `${label} · ${subtitle}`);
  const shape = device ? shapeOf(device) : undefined;
  switch (shape) {
    case 'bar':
      return `${id}[[${text}]]`;
    case 'outside':
      return `${id}(${text})`;
    case 'stack':
      return `${id}{{${text}}}`;
    case 'small':
    case 'card':
      return `${id}[${text}]`;
    case undefined:
      return `${id}((${text}))`;
  }
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
