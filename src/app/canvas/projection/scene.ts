import { boxesOf, createCabler, NO_DRAFTS, noteSizeOf } from '../../../core/index.ts';
import type { Box, CableRoute, CableStyle, Link, Topology } from '../../../core/index.ts';

/** A cable as it runs. */
export interface Cable {
  readonly link: Link;
  readonly route: CableRoute;
}

/** Where everything is on the canvas, from its origin. */
export interface Scene {
  readonly topology: Topology;
  readonly style: CableStyle;
  /** Of devices and notes. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly cables: ReadonlyMap<string, Cable>;
  /** Cables that run otherwise than before the drag. */
  readonly changed: ReadonlyMap<string, Cable>;
}

const NO_CABLES: ReadonlyMap<string, Cable> = new Map();

export function layOut(topology: Topology, style: CableStyle): Scene {
  const boxes = new Map(boxesOf(topology, NO_DRAFTS));
  for (const note of topology.notes) {
    const [width, height] = noteSizeOf(note);
    boxes.set(note.id, { x: note.at[0], y: note.at[1], width, height });
  }
  const cables = runCables(topology, boxes, style);
  return { topology, style, boxes, cables, changed: NO_CABLES };
}

/** Runs the cables of a drawing, or of a part of one. */
export function runCables(
  part: Topology,
  boxes: ReadonlyMap<string, Box>,
  style: CableStyle,
): Map<string, Cable> {
  const { routes } = createCabler()(part, boxes, style, false);
  const cables = new Map<string, Cable>();
  for (const link of part.links) {
    const route = routes.get(link.id);
    if (route) cables.set(link.id, { link, route });
  }
  return cables;
}
