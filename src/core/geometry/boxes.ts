import { sizeOf } from '../edit/geometry.ts';
import type { Device, Topology } from '../model/topology.ts';
import type { Box } from './box.ts';

/** What a drag has moved or resized but not yet committed; positions relative to the container. */
export interface Draft {
  readonly position?: { readonly x: number; readonly y: number };
  readonly size?: { readonly width: number; readonly height: number };
}

export type Drafts = ReadonlyMap<string, Draft>;

export const NO_DRAFTS: Drafts = new Map();

const still = new WeakMap<Topology, ReadonlyMap<string, Box>>();

/** Where every device is on the canvas, in an order that puts containers first. */
export function boxesOf(topology: Topology, drafts: Drafts): ReadonlyMap<string, Box> {
  if (drafts.size > 0) return placed(topology, drafts);
  let boxes = still.get(topology);
  if (!boxes) still.set(topology, (boxes = placed(topology, drafts)));
  return boxes;
}

function placed(topology: Topology, drafts: Drafts): ReadonlyMap<string, Box> {
  const devices = new Map<string, Device>(topology.devices.map((device) => [device.id, device]));
  const boxes = new Map<string, Box>();
  const place = (device: Device, depth: number): Box => {
    const known = boxes.get(device.id);
    if (known) return known;
    const container = device.in === undefined ? undefined : devices.get(device.in);
    const base = container && depth < 16 ? place(container, depth + 1) : { x: 0, y: 0 };
    const draft = drafts.get(device.id);
    const [width, height] = sizeOf(device);
    const box: Box = {
      x: base.x + (draft?.position?.x ?? device.at[0]),
      y: base.y + (draft?.position?.y ?? device.at[1]),
      width: draft?.size?.width ?? width,
      height: draft?.size?.height ?? height,
    };
    boxes.set(device.id, box);
    return box;
  };
  for (const device of topology.devices) place(device, 0);
  return boxes;
}
