import { boxesOf, createCabler } from '../../../core/index.ts';
import type { Box, Cabling } from '../../../core/index.ts';
import { cableEdges } from './edges.ts';
import type { CanvasEdge, EdgeView } from './edges.ts';
import { createKeeper } from './keep.ts';
import { createLabelPlacer } from './label-spots.ts';
import { deviceNodes, noteNode, plugNodes } from './nodes.ts';
import type { CanvasNode, NodeView } from './nodes.ts';

export interface Scene {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
}

/**
 * Turns a drawing into React Flow's nodes and edges. What is as it was before
 * is the same object, so that one edit renders one box.
 */
export function createProjector(): (view: NodeView & EdgeView) => Scene {
  const keepNode = createKeeper<CanvasNode>();
  const keepEdge = createKeeper<CanvasEdge>();
  const place = createLabelPlacer();
  const cabled = createCabled();
  return (view) => {
    const { boxes, routes, sockets } = cabled(view);
    const nodes = keepNode([
      ...deviceNodes(view, boxes, sockets),
      ...view.topology.notes.map((note) => noteNode(note, view)),
      ...plugNodes(view, routes),
    ]);
    return { nodes, edges: keepEdge(cableEdges(view, routes, boxes, place(view.drafts.size > 0))) };
  };
}

/** Boxes and cables; the same ones while nothing but the selection changes. */
function createCabled() {
  const cable = createCabler();
  let last: { view: NodeView; result: Cabling & { boxes: ReadonlyMap<string, Box> } } | undefined;
  return (view: NodeView) => {
    const { topology, drafts, style } = view;
    const before = last?.view;
    if (
      !last ||
      before?.topology !== topology ||
      before.drafts !== drafts ||
      before.style !== style
    ) {
      const boxes = boxesOf(topology, drafts);
      last = { view, result: { boxes, ...cable(topology, boxes, style, drafts.size > 0) } };
    }
    return last.result;
  };
}
