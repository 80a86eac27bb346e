import {
  absolutePosition,
  containerAt,
  kindOf,
  move,
  placeIn,
  resize,
  sizeOf,
  standsAlone,
  unplug,
  msg,
} from '../../../core/index.ts';
import type { Device, Draft, Drafts, Message, Point, Side, Topology } from '../../../core/index.ts';
import { edit, useStore } from '../../store/store.ts';
import { PLUG_SIZE } from '../projection/nodes.ts';

/** What a drag or a resize has done becomes one undo step. */
export function commitDrafts(drafts: Drafts, what: 'move' | 'resize'): void {
  if (drafts.size === 0) return;
  const { topology } = useStore.getState();
  edit(labelOf(topology, drafts, what), (now) => apply(now, drafts, what));
}

function apply(topology: Topology, drafts: Drafts, what: 'move' | 'resize'): Topology {
  const moves = new Map<string, Point>();
  let result = topology;
  for (const [id, { position }] of drafts) {
    const plug = /^plug:(.+):([ab])$/.exec(id);
    if (!position) continue;
    if (!plug) moves.set(id, pointOf(position));
    else {
      const at = pointOf({ x: position.x + PLUG_SIZE / 2, y: position.y + PLUG_SIZE / 2 });
      result = unplug(result, plug[1] ?? '', plug[2] as Side, at);
    }
  }
  result = move(result, moves);
  for (const [id, { size }] of drafts) {
    if (size) result = resize(result, id, [Math.round(size.width), Math.round(size.height)]);
  }
  return what === 'move' ? rehouse(result, moves) : result;
}

/** What was let go over a container is its from now on; what was dragged out of one is not. */
function rehouse(topology: Topology, moves: ReadonlyMap<string, Point>): Topology {
  const moved = new Set(moves.keys());
  return topology.devices.reduce((result, device) => {
    if (!moved.has(device.id)) return result;
    const container = containerUnder(result, device, moved);
    if (container?.id === device.in) return result;
    const [x, y] = absolutePosition(result, device.id);
    const [left, top] = container ? absolutePosition(result, container.id) : [0, 0];
    return placeIn(result, device.id, container?.id, [x - left, y - top]);
  }, topology);
}

/** The container that the middle of a device is over. */
export function containerUnder(
  topology: Topology,
  device: Device,
  moved: ReadonlySet<string>,
): Device | undefined {
  const [x, y] = absolutePosition(topology, device.id);
  const [width, height] = sizeOf(device);
  return standsAlone(kindOf(device))
    ? undefined
    : containerAt(topology, [x + width / 2, y + height / 2], moved);
}

function labelOf(topology: Topology, drafts: Drafts, what: 'move' | 'resize'): Message {
  const devices = topology.devices.filter(({ id }) => drafts.has(id));
  const [first] = devices;
  if (what === 'resize') {
    const resized = devices.find(({ id }) => drafts.get(id)?.size);
    return msg`Resize ${resized?.name ?? msg`a box`}`;
  }
  if (devices.length === 1 && first) return msg`Move ${first.name}`;
  return devices.length > 1 ? msg`Move ${devices.length} devices` : msg`Move`;
}

function pointOf({ x, y }: NonNullable<Draft['position']>): Point {
  return [Math.round(x), Math.round(y)];
}
