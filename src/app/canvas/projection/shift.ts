import { curved } from '../../../core/index.ts';
import type { Box, Device, Drafts, Link } from '../../../core/index.ts';
import { endsOf, indexOf } from './index-of.ts';
import type { Index } from './index-of.ts';
import { runCables } from './scene.ts';
import type { Cable, Scene } from './scene.ts';

/** What is on its way but not yet in the drawing. */
export interface Motion {
  readonly drafts: Drafts;
  /** Cables whose plugs are being dragged, as they hang now. */
  readonly pulled: readonly Link[];
}

/**
 * The scene while something is dragged: what does not move keeps its box, its
 * cable and its identity. Takes time for what moves, not for all there is.
 */
export function shift(still: Scene, { drafts, pulled }: Motion): Scene {
  if (drafts.size === 0 && pulled.length === 0) return still;
  const { topology, style } = still;
  const index = indexOf(topology);
  const moved = withContents(drafts.keys(), index);
  const boxes = new Map(still.boxes);
  for (const [id, { position, size }] of drafts) {
    const box = boxes.get(id);
    if (box && !index.devices.has(id)) boxes.set(id, { ...box, ...position, ...size });
  }
  for (const [id, box] of movedBoxes(moved, drafts, still, index)) boxes.set(id, box);

  const cables = new Map(still.cables);
  const changed = new Map<string, Cable>();
  for (const [id, cable] of rerun(moved, pulled, still, boxes)) {
    const before = still.cables.get(id);
    if (before && runsAlike(before, cable)) continue;
    cables.set(id, cable);
    changed.set(id, cable);
  }
  return { topology, style, boxes, cables, changed };
}

/** Whether two cables look alike on the canvas. */
export function runsAlike(a: Cable, b: Cable): boolean {
  return a.link === b.link && a.route.curve.path === b.route.curve.path;
}

/** The cables that may run otherwise once these devices and plugs have moved. */
function rerun(
  moved: ReadonlySet<string>,
  pulled: readonly Link[],
  { topology, style, cables }: Scene,
  boxes: ReadonlyMap<string, Box>,
): (readonly [string, Cable])[] {
  const index = indexOf(topology);
  const now = new Map<string, Link>(pulled.map((link) => [link.id, link]));
  const linksOf = (ids: ReadonlySet<string>) => {
    const links = new Map(now);
    for (const id of ids) {
      for (const link of index.links.get(id) ?? []) {
        if (!links.has(link.id)) links.set(link.id, link);
      }
    }
    return links;
  };
  // With right angles, every cable of a lane counts, wherever it is.
  if (style !== curved) {
    const links = topology.links.map((link) => now.get(link.id) ?? link);
    return [...runCables({ ...topology, links }, boxes, style)];
  }
  // A cable that comes or goes makes its neighbours on that side of the box move up.
  const near = new Set(moved);
  for (const id of moved) for (const link of index.links.get(id) ?? []) addAll(near, endsOf(link));
  for (const link of pulled) {
    const before = cables.get(link.id);
    addAll(near, before ? endsOf(before.link) : []);
  }
  const open = linksOf(near);
  // Their far ends stay where they are only if all that shares a side with them is there, too.
  const links = linksOf(new Set([...open.values()].flatMap(endsOf)));
  const devices = withSiblings(new Set([...links.values()].flatMap(endsOf)), index);
  const part = { ...topology, devices, links: [...links.values()] };
  return [...runCables(part, boxes, style)].filter(([id]) => open.has(id));
}

/** Cables go around what stands in the same container. */
function withSiblings(ids: ReadonlySet<string>, { devices, inside }: Index): Device[] {
  const all = new Set<Device>();
  for (const id of ids) {
    const device = devices.get(id);
    if (!device || all.has(device)) continue;
    all.add(device);
    for (const sibling of inside.get(device.in) ?? []) all.add(sibling);
  }
  return [...all];
}

function withContents(ids: Iterable<string>, index: Index): Set<string> {
  const all = new Set<string>();
  const add = (id: string) => {
    if (all.has(id) || !index.devices.has(id)) return;
    all.add(id);
    for (const device of index.inside.get(id) ?? []) add(device.id);
  };
  for (const id of ids) add(id);
  return all;
}

function movedBoxes(
  moved: ReadonlySet<string>,
  drafts: Drafts,
  still: Scene,
  { devices }: Index,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const place = (device: Device): Box | undefined => {
    const before = still.boxes.get(device.id);
    if (!before || !moved.has(device.id)) return before;
    const known = boxes.get(device.id);
    if (known) return known;
    const container = device.in === undefined ? undefined : devices.get(device.in);
    const { x, y } = (container && place(container)) ?? { x: 0, y: 0 };
    const draft = drafts.get(device.id);
    const box = {
      x: x + (draft?.position?.x ?? device.at[0]),
      y: y + (draft?.position?.y ?? device.at[1]),
      width: draft?.size?.width ?? before.width,
      height: draft?.size?.height ?? before.height,
    };
    boxes.set(device.id, box);
    return box;
  };
  for (const id of moved) {
    const device = devices.get(id);
    if (device) place(device);
  }
  return boxes;
}

function addAll(set: Set<string>, ids: readonly string[]): void {
  for (const id of ids) set.add(id);
}
