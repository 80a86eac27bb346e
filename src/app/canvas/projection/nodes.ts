import type { Node } from '@xyflow/react';
import { isPlugged, kindOf, sizeOf } from '../../../core/index.ts';
import type { Box, Device, Facing, Note, Side } from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import type { Badge } from './badges.ts';
import { describeDevice } from './describe.ts';
import { indexOf, peersOf } from './index-of.ts';
import type { Index } from './index-of.ts';
import { LAYERS } from './layers.ts';
import type { Scene } from './scene.ts';

export type DeviceNode = Node<
  {
    readonly device: Device;
    /** The ports that have a cable. */
    readonly taken: readonly string[];
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

export interface Marked {
  readonly selection: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly texts: Texts;
}

export const PLUG_SIZE = 24;

export const plugNodeId = (link: string, side: Side): string => `plug:${link}:${side}`;

/** React Flow's nodes for what is to be mounted; a container comes before what is in it. */
export function nodesOf(
  scene: Scene,
  isMounted: (box: Box, id: string) => boolean,
  marked: Marked,
) {
  const { topology, boxes } = scene;
  const index = indexOf(topology);
  const devices = new Set<Device>();
  const mount = (device: Device) => {
    const container = device.in === undefined ? undefined : index.devices.get(device.in);
    if (container && !devices.has(container)) mount(container);
    devices.add(device);
  };
  for (const device of topology.devices) {
    const box = boxes.get(device.id);
    if (box && isMounted(box, device.id)) mount(device);
  }
  return [
    ...[...devices].flatMap((device) => deviceNode(device, scene, index, marked)),
    ...topology.notes.flatMap((note) => {
      const box = boxes.get(note.id);
      return box && isMounted(box, note.id) ? [noteNode(note, box, marked)] : [];
    }),
    ...plugNodes(scene, isMounted, marked),
  ];
}

function deviceNode(
  device: Device,
  { boxes }: Scene,
  index: Index,
  { selection, badges, texts }: Marked,
): DeviceNode[] {
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
      ...(device.locked ? { draggable: false } : {}),
      selected,
      zIndex: selected && !container ? layer + 1 : layer,
      ariaRole: 'group',
      ariaLabel: describeDevice(device, peersOf(device, index), badge, texts),
      domAttributes: { 'data-device-id': device.id } as object,
      data: {
        device,
        taken: index.taken.get(device.id) ?? NONE,
        badge,
        least: container ? leastSize(device, index) : NOTHING,
      },
    },
  ];
}

const NONE: readonly string[] = [];
const NOTHING = { width: 0, height: 0 };

/** Of the drawing, not of what is dragged: a container is no new one for that. */
function leastSize(container: Device, { inside }: Index): { width: number; height: number } {
  let [width, height] = [0, 0];
  for (const device of inside.get(container.id) ?? []) {
    const size = sizeOf(device);
    width = Math.max(width, device.at[0] + size[0]);
    height = Math.max(height, device.at[1] + size[1]);
  }
  return { width, height };
}

/** With a size from the start, React Flow measures nothing. */
function measured({ width, height }: { width: number; height: number }) {
  return { width, height, measured: { width, height } };
}

function noteNode(note: Note, box: Box, { selection, texts }: Marked): NoteNode {
  return {
    id: note.id,
    type: 'note',
    position: { x: box.x, y: box.y },
    ...measured(box),
    ...(note.size ? { className: 'note-frame', dragHandle: '.grip' } : {}),
    ...(note.locked ? { draggable: false } : {}),
    selected: selection.has(note.id),
    zIndex: note.size ? LAYERS.container : LAYERS.device,
    ariaRole: 'group',
    ariaLabel: texts.canvas.note(note.text),
    data: { note },
  };
}

/** The ends of cables that hang loose. */
function plugNodes(
  { cables }: Scene,
  isMounted: (box: Box, id: string) => boolean,
  { selection }: Marked,
): PlugNode[] {
  const plugs: PlugNode[] = [];
  for (const { link, route } of cables.values()) {
    if (isPlugged(link.a) && isPlugged(link.b)) continue;
    for (const side of ['a', 'b'] as const) {
      const end = link[side];
      if (isPlugged(end)) continue;
      const id = plugNodeId(link.id, side);
      const box = plugBox(end.at);
      if (!isMounted(box, id)) continue;
      plugs.push({
        id,
        type: 'plug',
        position: { x: box.x, y: box.y },
        ...measured(box),
        selected: selection.has(link.id),
        focusable: false,
        zIndex: LAYERS.plug,
        data: { link: link.id, side, kind: link.kind, leaves: route[side].leaves },
      });
    }
  }
  return plugs;
}

function plugBox([x, y]: readonly [number, number]): Box {
  return { x: x - PLUG_SIZE / 2, y: y - PLUG_SIZE / 2, width: PLUG_SIZE, height: PLUG_SIZE };
}
