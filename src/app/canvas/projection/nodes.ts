import type { Node } from '@xyflow/react';
import { isPlugged, kindOf, noteSizeOf } from '../../../core/index.ts';
import type {
  Box,
  CableRoute,
  CableStyle,
  Device,
  Drafts,
  Facing,
  Note,
  Side,
  Socket,
  Topology,
} from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import type { Badge } from './badges.ts';
import { describeDevice } from './describe.ts';
import { LAYERS } from './layers.ts';

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
  {
    readonly link: string;
    readonly side: Side;
    readonly kind: string;
    readonly leaves: Facing;
  },
  'plug'
>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
export type CanvasNode = DeviceNode | PlugNode | NoteNode;

export interface NodeView {
  readonly topology: Topology;
  readonly drafts: Drafts;
  readonly style: CableStyle;
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly texts: Texts;
}

export const PLUG_SIZE = 24;

export const plugNodeId = (link: string, side: Side): string => `plug:${link}:${side}`;

/** Containers first: React Flow wants them before what they contain. */
export function deviceNodes(
  { topology, selection, badges, texts }: NodeView,
  boxes: ReadonlyMap<string, Box>,
  sockets: ReadonlyMap<string, readonly Socket[]>,
): DeviceNode[] {
  const peers = peersOf(topology);
  const least = leastSizes(topology, boxes);
  const ordered = topology.devices.toSorted((a, b) => depth(a) - depth(b));
  return ordered.flatMap((device) => {
    const box = boxes.get(device.id);
    if (!box) return [];
    const container = kindOf(device).container ?? false;
    const parent = device.in === undefined ? undefined : boxes.get(device.in);
    const badge = badges.get(device.id);
    const selected = selection.has(device.id);
    const layer = container ? LAYERS.container : LAYERS.device;
    return [
      {
        id: device.id,
        type: container ? 'container' : 'device',
        position: { x: box.x - (parent?.x ?? 0), y: box.y - (parent?.y ?? 0) },
        ...(parent && device.in !== undefined ? { parentId: device.in } : {}),
        ...measured(box),
        ...(container ? { dragHandle: '.grip' } : {}),
        selected,
        zIndex: selected && !container ? layer + 1 : layer,
        ariaLabel: describeDevice(device, peers.get(device.id) ?? [], badge, texts),
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

/** The names of what is cabled to each device. */
function peersOf(topology: Topology): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string>(topology.devices.map(({ id, name }) => [id, name]));
  const peers = new Map<string, string[]>();
  const add = (device: string, peer: string) => {
    const name = names.get(peer) ?? peer;
    const list = peers.get(device);
    if (list) list.push(name);
    else peers.set(device, [name]);
  };
  for (const { a, b } of topology.links) {
    if (!isPlugged(a) || !isPlugged(b)) continue;
    add(a.device, b.device);
    add(b.device, a.device);
  }
  return peers;
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
    handles: [{ ...place, type: 'source' as const, position: 'bottom' as never }],
  };
}

export function noteNode(note: Note, { drafts, selection, texts }: NodeView): NoteNode {
  const [width, height] = noteSizeOf(note);
  const draft = drafts.get(note.id);
  return {
    id: note.id,
    type: 'note',
    position: draft?.position ?? { x: note.at[0], y: note.at[1] },
    ...measured(draft?.size ?? { width, height }),
    ...(note.size ? { className: 'note-frame', dragHandle: '.grip' } : {}),
    selected: selection.has(note.id),
    zIndex: note.size ? LAYERS.container : LAYERS.device,
    ariaLabel: texts.canvas.note(note.text),
    data: { note },
  };
}

/** The ends of cables that hang loose. */
export function plugNodes(
  { topology, drafts, selection }: NodeView,
  routes: ReadonlyMap<string, CableRoute>,
): PlugNode[] {
  return topology.links.flatMap((link) =>
    (['a', 'b'] as const).flatMap((side) => {
      const end = link[side];
      const route = routes.get(link.id);
      if (isPlugged(end) || !route) return [];
      const id = plugNodeId(link.id, side);
      const [x, y] = end.at;
      return [
        {
          id,
          type: 'plug',
          position: drafts.get(id)?.position ?? { x: x - PLUG_SIZE / 2, y: y - PLUG_SIZE / 2 },
          ...measured({ width: PLUG_SIZE, height: PLUG_SIZE }),
          selected: selection.has(link.id),
          focusable: false,
          zIndex: LAYERS.plug,
          data: { link: link.id, side, kind: link.kind, leaves: route[side].leaves },
        } satisfies PlugNode,
      ];
    }),
  );
}
