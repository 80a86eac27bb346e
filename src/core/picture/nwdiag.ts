import { kindOf } from '../devices/index.ts';
import type { Device, Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { nwdiagText } from '../text/nwdiag.ts';
import { english, msg } from '../util/message.ts';
import { type GraphEdge, type GraphNode, graphOf } from './graph.ts';
import type { PictureOptions } from './options.ts';

interface Member {
  readonly node: GraphNode;
  /** How it is reached there. */
  readonly address: string;
}

/** The drawing as networks with their members, for nwdiag and PlantUML. Notes and loose cables are not in it. */
export function drawNwdiag(
  topology: Topology,
  plan: Plan,
  { say = english }: PictureOptions = {},
): string {
  const graph = graphOf(topology, plan, say);
  const members = new Map<string, Member[]>();
  const join = (network: GraphNode, node: GraphNode, port: string, edge: GraphEdge): void => {
    const address = [addressOf(node.device, port) || port, edge.label].filter(Boolean).join(' ');
    const list = members.get(network.id);
    if (list) list.push({ node, address });
    else members.set(network.id, [{ node, address }]);
  };
  const peers: string[] = [];
  const joints: string[] = [];
  graph.edges.forEach((edge, index) => {
    const [a, b] = edge.ends;
    const [portA, portB] = edge.ports;
    if (!a.device || !b.device) return;
    if (isNetwork(a) && isNetwork(b)) {
      const joint: GraphNode = {
        id: `c${index + 1}`,
        label: edge.label || say(msg`cable`),
        subtitle: '',
      };
      joints.push(`  ${joint.id} [label = ${nwdiagText(joint.label)}]`);
      join(a, joint, '', edge);
      join(b, joint, '', edge);
    } else if (isNetwork(a)) join(a, b, portB, edge);
    else if (isNetwork(b)) join(b, a, portA, edge);
    else peers.push(`  ${a.id} -- ${b.id}`);
  });
  const all = [...graph.nodes, ...graph.frames.flatMap(({ nodes }) => nodes)];
  const lines = [
    'nwdiag {',
    ...all
      .filter((node) => node.device && !isNetwork(node))
      .map(
        ({ id, label }) =>
          `  ${id} [label = ${nwdiagText(label)}, description = ${nwdiagText(label)}]`,
      ),
    ...joints,
    ...all
      .filter(isNetwork)
      .flatMap((network) => [
        `  network ${network.id} {`,
        `    label = ${nwdiagText(network.label)}`,
        ...(network.subtitle === '' ? [] : [`    address = ${nwdiagText(network.subtitle)}`]),
        ...membersOf(members.get(network.id) ?? []),
        '  }',
      ]),
    ...peers,
    ...graph.frames.flatMap(({ id, label, nodes }) => {
      const inside = nodes.filter((node) => !isNetwork(node));
      if (inside.length === 0) return [];
      return [
        `  group ${id} {`,
        `    label = ${nwdiagText(label)}`,
        ...inside.map((node) => `    ${node.id}`),
        '  }',
      ];
    }),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A node stands once in a network, with all its addresses there. */
function membersOf(members: readonly Member[]): string[] {
  const addresses = new Map<string, string[]>();
  for (const { node, address } of members) {
    addresses.set(node.id, [
      ...(addresses.get(node.id) ?? []),
      ...(address === '' ? [] : [address]),
    ]);
  }
  return [...addresses].map(([id, texts]) =>
    texts.length === 0 ? `    ${id}` : `    ${id} [address = ${nwdiagText(texts.join(', '))}]`,
  );
}

function isNetwork({ device }: GraphNode): boolean {
  if (!device) return false;
  const { family } = kindOf(device);
  return family === 'switch' || family === 'outside';
}

function addressOf(device: Device | undefined, port: string): string {
  const key = device && kindOf(device).ports;
  const items = (key === undefined ? [] : (device?.[key] ?? [])) as readonly {
    readonly id: string;
    readonly addresses?: readonly string[];
  }[];
  return items.find(({ id }) => id === port)?.addresses?.[0] ?? '';
}
