import type { Edge, Node } from '@xyflow/react';
import { isPlugged, kindOf } from '../../../core/index.ts';
import type { Device, LinkKind, Note, Plan, Side, Topology } from '../../../core/index.ts';
import type { Box, Facing } from '../geometry/box.ts';
import type { Route } from '../geometry/route.ts';
import { placeLabels } from '../geometry/labels.ts';
import type { Badge } from './badges.ts';
import { boxesOf } from './boxes.ts';
import type { Drafts } from './boxes.ts';
import { cableLabel } from './cable-labels.ts';
import { describeDevice, describeLink } from './describe.ts';
import { createKeeper } from './keep.ts';
import { cable } from './sockets.ts';
import type { Socket } from './sockets.ts';

export type DeviceNode = Node<
  {
    readonly device: Device;
    readonly sockets: readonly Socket[];
    readonly badge: Badge | undefined;
    /** A container cannot be made smaller than what is in it. */
    readonly least: { readonly width: number; readonly height: number };
  },
  'device' | 'container'
>;
export type PlugNode = Node<
  { readonly link: string; readonly side: Side; readonly kind: LinkKind['kind']; readonly leaves: Facing },
  'plug'
>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
export type CanvasNode = DeviceNode | PlugNode | NoteNode;
export type CanvasEdge = Edge<
  {
    readonly kind: string;
    readonly path: string;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    readonly layer: number;
    readonly badge: Badge | undefined;
  },
  'cable'
>;

export interface View {
  readonly topology: Topology;
  readonly drafts: Drafts;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly plan: Plan;
}

export const PLUG_SIZE = 24;

export const plugNodeId = (link: string, side: Side): string => `plug:${link}:${side}`;

/** Layers of the canvas: containers, cables, devices, plugs. */
const Z = { container: 0, cable: 1, device: 2, looseCable: 4, plug: 5 };

/**
 * Turns a drawing into React Flow's nodes and edges. What is as it was before
 * is the same object, so that one edit renders one box.
 */
export function createProjector(): (view: View) => { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const keepNode = createKeeper<CanvasNode>();
  const keepEdge = createKeeper<CanvasEdge>();
  return (view) => {
    const { topology } = view;
    const boxes = boxesOf(topology, view.drafts);
    const { routes, sockets } = cable(topology, boxes);
    const nodes = keepNode([
      ...deviceNodes(view, boxes, sockets),
      ...topology.notes.map((note) => noteNode(note, view)),
      ...plugNodes(view, routes),
    ]);
    return { nodes, edges: keepEdge(cableEdges(view, routes)) };
  };
}

function deviceNodes(
  { topology, selection, badges }: View,
  boxes: ReadonlyMap<string, Box>,
  sockets: ReadonlyMap<string, readonly Socket[]>,
): DeviceNode[] {
  const names = new Map<string, string>(topology.devices.map((device) => [device.id, device.name]));
  const peers = new Map<string, string[]>();
  for (const { a, b } of topology.links) {
    if (!isPlugged(a) || !isPlugged(b)) continue;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = peers.get(from.device);
      const name = names.get(to.device) ?? to.device;
      if (list) list.push(name);
      else peers.set(from.device, [name]);
    }
  }
  const least = leastSizes(topology, boxes);
  const ordered = topology.devices.toSorted((a, b) => depth(a) - depth(b));
  return ordered.flatMap((device) => {
    const box = boxes.get(device.id);
    if (!box) return [];
    const container = kindOf(device).container ?? false;
    const parent = device.in === undefined ? undefined : boxes.get(device.in);
    const badge = badges.get(device.id);
    const selected = selection.has(device.id);
    return [
      {
        id: device.id,
        type: container ? 'container' : 'device',
        position: { x: box.x - (parent?.x ?? 0), y: box.y - (parent?.y ?? 0) },
        ...(parent && device.in !== undefined ? { parentId: device.in } : {}),
        ...measured(box),
        ...(container ? { dragHandle: '.grip' } : {}),
        selected,
        zIndex: container ? Z.container : selected ? Z.device + 1 : Z.device,
        ariaLabel: describeDevice(device, peers.get(device.id) ?? [], badge),
        domAttributes: { 'data-device-id': device.id } as object,
        data: {
          device,
          sockets: sockets.get(device.id) ?? [],
          badge,
          least: least.get(device.id) ?? { width: 0, height: 0 },
        },
      } satisfies DeviceNode,
    ];
  });
}

function depth(device: Device): number {
  return device.in === undefined ? 0 : 1;
}

function leastSizes(
  topology: Topology,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, { width: number; height: number }> {
  const least = new Map<string, { width: number; height: number }>();
  for (const device of topology.devices) {
    const outer = device.in === undefined ? undefined : boxes.get(device.in);
    const inner = boxes.get(device.id);
    if (!outer || !inner || device.in === undefined) continue;
    const before = least.get(device.in) ?? { width: 0, height: 0 };
    least.set(device.in, {
      width: Math.max(before.width, inner.x + inner.width - outer.x),
      height: Math.max(before.height, inner.y + inner.height - outer.y),
    });
  }
  return least;
}

/** React Flow draws a cable only between nodes that have a handle; where it ends is ours. */
function measured({ width, height }: { width: number; height: number }) {
  const place = { x: width / 2, y: height / 2, width: 1, height: 1 };
  return {
    width,
    height,
    measured: { width, height },
    handles: [
      { ...place, type: 'source' as const, position: 'bottom' as never },
      { ...place, type: 'target' as const, position: 'top' as never },
    ],
  };
}

function noteNode(note: Note, { drafts, selection }: View): NoteNode {
  const lines = note.text.split('\n');
  const longest = Math.max(...lines.map((line) => line.length));
  const position = drafts.get(note.id)?.position ?? { x: note.at[0], y: note.at[1] };
  return {
    id: note.id,
    type: 'note',
    position,
    ...measured({ width: Math.min(320, Math.max(80, longest * 7 + 20)), height: lines.length * 18 + 14 }),
    selected: selection.has(note.id),
    zIndex: Z.device,
    ariaLabel: `Note: ${note.text}`,
    data: { note },
  };
}

function plugNodes({ topology, drafts, selection }: View, routes: ReadonlyMap<string, Route>): PlugNode[] {
  return topology.links.flatMap((link) =>
    (['a', 'b'] as const).flatMap((side) => {
      const end = link[side];
      const route = routes.get(link.id);
      if (isPlugged(end) || !route) return [];
      const id = plugNodeId(link.id, side);
      const at = drafts.get(id)?.position ?? {
        x: end.at[0] - PLUG_SIZE / 2,
        y: end.at[1] - PLUG_SIZE / 2,
      };
      return [
        {
          id,
          type: 'plug',
          position: at,
          ...measured({ width: PLUG_SIZE, height: PLUG_SIZE }),
          selected: selection.has(link.id),
          focusable: false,
          zIndex: Z.plug,
          data: { link: link.id, side, kind: link.kind, leaves: route[side].leaves },
        } satisfies PlugNode,
      ];
    }),
  );
}

function cableEdges(
  { topology, plan, selection, badges }: View,
  routes: ReadonlyMap<string, Route>,
): CanvasEdge[] {
  const names = new Map<string, string>(topology.devices.map((device) => [device.id, device.name]));
  const links = topology.links.flatMap((link) => {
    const route = routes.get(link.id);
    return route ? [{ link, route, text: cableLabel(link, plan, topology) }] : [];
  });
  const spots = placeLabels(links.map(({ text, route }) => ({ text, curve: route.curve })));
  return links.map(({ link, route, text }, index) => {
    const spot = spots[index];
    const loose = !isPlugged(link.a) || !isPlugged(link.b);
    const nodeOf = (side: Side) => {
      const end = link[side];
      return isPlugged(end) ? end.device : plugNodeId(link.id, side);
    };
    return {
      id: link.id,
      type: 'cable',
      source: nodeOf('a'),
      target: nodeOf('b'),
      selected: selection.has(link.id),
      zIndex: loose ? Z.looseCable : Z.cable,
      ariaLabel: describeLink(link, (id) => names.get(id) ?? id),
      domAttributes: { 'data-link-id': link.id } as object,
      data: {
        kind: link.kind,
        path: route.curve.path,
        label: text,
        labelX: spot?.x ?? 0,
        labelY: spot?.y ?? 0,
        layer: loose ? Z.looseCable : Z.cable,
        badge: badges.get(link.id),
      },
    };
  });
}
