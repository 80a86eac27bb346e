import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '../../core/index.ts';
import type { CanvasEdge } from './projection/edges.ts';
import type { CanvasNode } from './projection/nodes.ts';

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>;

let current: Flow | undefined;

/** The mounted React Flow, for gestures that outlive a component. */
export function provideFlow(flow: Flow | undefined): void {
  current = flow;
}

export function flow(): Flow | undefined {
  return current;
}

/** From the window's pixels to canvas units. */
export function toCanvas(clientX: number, clientY: number): Point {
  const { x, y } = current?.screenToFlowPosition({ x: clientX, y: clientY }) ?? { x: 0, y: 0 };
  return [Math.round(x), Math.round(y)];
}
