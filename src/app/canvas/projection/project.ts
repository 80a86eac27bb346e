import { boxesOf } from './boxes.ts';
import { cableEdges } from './edges.ts';
import type { CanvasEdge, EdgeView } from './edges.ts';
import { createKeeper } from './keep.ts';
import { createLabelPlacer } from './label-spots.ts';
import { deviceNodes, noteNode, plugNodes } from './nodes.ts';
import type { CanvasNode, NodeView } from './nodes.ts';
import { cable } from './sockets.ts';

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
  return (view) => {
    const boxes = boxesOf(view.topology, view.drafts);
    const { routes, sockets } = cable(view.topology, boxes, view.style);
    const nodes = keepNode([
      ...deviceNodes(view, boxes, sockets),
      ...view.topology.notes.map((note) => noteNode(note, view)),
      ...plugNodes(view, routes),
    ]);
    return { nodes, edges: keepEdge(cableEdges(view, routes, boxes, place(view.drafts.size > 0))) };
  };
}
