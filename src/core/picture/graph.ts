import { kindOf } from '../devices/index.ts';
import { linkKindOf } from '../links/index.ts';
import { cableLabel } from '../looks/cable-label.ts';
import type { LinkLook } from '../model/look.ts';
import { type Device, isPlugged, type LinkEnd, type Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { msg, type Say } from '../util/message.ts';
import { subtitleOf, switchNames } from './scene.ts';

/** The drawing as other programs know drawings: frames, boxes in them and lines between boxes. */
export interface Graph {
  readonly frames: readonly GraphFrame[];
  /** Those outside of every frame. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphFrame {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly GraphNode[];
}

export interface GraphNode {
  /** `n1`, `n2`, …: no text of the drawing is in it. */
  readonly id: string;
  readonly label: string;
  /** Stands under the label; may be empty. */
  readonly subtitle: string;
  /** Absent where the end of a cable hangs loose. */
  readonly device?: Device;
}

export interface GraphEdge {
  readonly ends: readonly [GraphNode, GraphNode];
  readonly ports: readonly [string, string];
  readonly label: string;
  readonly look: LinkLook;
}

/** A frame cannot be the end of a line everywhere: one with cables has a node of its own inside. */
export function graphOf(topology: Topology, plan: Plan, say: Say): Graph {
  const devices = new Map<string, Device>(topology.devices.map((device) => [device.id, device]));
  const outer: GraphNode[] = [];
  const frames = new Map<string, { id: string; label: string; nodes: GraphNode[] }>();
  const nodes = new Map<string, GraphNode>();
  let count = 0;
  const nextId = (): string => `n${(count += 1)}`;
  const add = (frame: string | undefined, node: Omit<GraphNode, 'id'>): GraphNode => {
    const made = { id: nextId(), ...node };
    (frames.get(frame ?? '')?.nodes ?? outer).push(made);
    return made;
  };
  const nodeOf = (device: Device, frame: string | undefined): GraphNode => {
    const known = nodes.get(device.id);
    if (known) return known;
    const label = device.name || say(kindOf(device).title);
    const node = add(frame, { label, subtitle: subtitleOf(device, say), device });
    nodes.set(device.id, node);
    return node;
  };
  for (const device of topology.devices) {
    const { container, title } = kindOf(device);
    if (container)
      frames.set(device.id, { id: nextId(), label: device.name || say(title), nodes: [] });
  }
  for (const device of topology.devices) if (!frames.has(device.id)) nodeOf(device, device.in);
  const endOf = (end: LinkEnd): GraphNode | undefined => {
    if (!isPlugged(end)) return add(undefined, { label: say(msg`not plugged in`), subtitle: '' });
    const device = devices.get(end.device);
    return device && nodeOf(device, device.id);
  };
  const switches = switchNames(topology);
  const edges = topology.links.flatMap((link): GraphEdge[] => {
    const [a, b] = [endOf(link.a), endOf(link.b)];
    if (!a || !b) return [];
    const portOf = (end: LinkEnd) => (isPlugged(end) ? (end.port ?? '') : '');
    const label = say(cableLabel(link, plan, switches));
    const { look } = linkKindOf(link);
    return [{ ends: [a, b], ports: [portOf(link.a), portOf(link.b)], label, look }];
  });
  return { frames: [...frames.values()], nodes: outer, edges };
}
