import { kindOf } from '../devices/index.ts';
import type { LinkLook } from '../model/look.ts';
import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { dotText } from '../text/dot.ts';
import { english } from '../util/message.ts';
import { type GraphNode, graphOf } from './graph.ts';
import type { PictureOptions } from './options.ts';
import { type Theme, themes } from './theme.ts';

const STYLES: Readonly<Record<LinkLook['line'], string>> = {
  single: 'style=solid',
  double: 'style=bold',
  dotted: 'style=dotted',
};

/** The drawing as a graph for Graphviz. */
export function drawDot(
  topology: Topology,
  plan: Plan,
  { theme: id = 'light', say = english }: PictureOptions = {},
): string {
  const graph = graphOf(topology, plan, say);
  const theme = themes[id];
  const lines = [
    `graph ${dotText(topology.name)} {`,
    `  graph [bgcolor="${theme.bg}", fontcolor="${theme.ink}", fontname="sans-serif", compound=true]`,
    '  node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11]',
    `  edge [fontname="sans-serif", fontsize=9]`,
    ...graph.frames.flatMap(({ id, label, nodes }) => [
      `  subgraph cluster_${id} {`,
      `    label=${dotText(label)}`,
      `    color="${theme.line}"`,
      ...nodes.map((node) => `    ${box(node, theme)}`),
      '  }',
    ]),
    ...graph.nodes.map((node) => `  ${box(node, theme)}`),
    ...topology.notes.map(
      ({ text }, index) =>
        `  t${index + 1} [shape=note, style=filled, fillcolor="${theme['surface-2']}", fontcolor="${theme.ink}", label=${dotText(text.replace(/\s+/g, ' '))}]`,
    ),
    ...graph.edges.map(({ ends: [a, b], ports: [from, to], label, look }) => {
      const color = theme[look.color];
      const texts = [
        `label=${dotText(label)}`,
        ...(from === '' ? [] : [`taillabel=${dotText(from)}`]),
        ...(to === '' ? [] : [`headlabel=${dotText(to)}`]),
      ];
      return `  ${a.id} -- ${b.id} [${texts.join(', ')}, color="${color}", fontcolor="${color}", ${STYLES[look.line]}]`;
    }),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function box({ id, label, subtitle, device }: GraphNode, theme: Theme): string {
  // What is outside of the quotes is a line break of DOT, not of the drawing.
  const text = [label, subtitle]
    .filter(Boolean)
    .map((part) => dotText(part).slice(1, -1))
    .join(String.raw`\n`);
  if (!device)
    return `${id} [shape=plaintext, style="", fontcolor="${theme['ink-3']}", label="${text}"]`;
  const { color } = kindOf(device).look;
  return `${id} [fillcolor="${theme[`${color}-soft`]}", color="${theme[color]}", fontcolor="${theme.ink}", label="${text}"]`;
}
