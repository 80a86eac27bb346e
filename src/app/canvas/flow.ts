import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '../../core/index.ts';
import type { CanvasNode } from './projection/nodes.ts';
import type { Scene } from './projection/scene.ts';

type Flow = ReactFlowInstance<CanvasNode>;

let current: Flow | undefined;
let scene: Scene | undefined;

/** The mounted React Flow, for gestures that outlive a component. */
export function provideFlow(flow: Flow | undefined): void {
  current = flow;
}

export function flow(): Flow | undefined {
  return current;
}

/** What is on the canvas, mounted or not. */
export function provideScene(now: Scene | undefined): void {
  scene = now;
}

export function currentScene(): Scene | undefined {
  return scene;
}

/** From the window's pixels to canvas units. */
export function toCanvas(clientX: number, clientY: number): Point {
  const { x, y } = current?.screenToFlowPosition({ x: clientX, y: clientY }) ?? { x: 0, y: 0 };
  return [Math.round(x), Math.round(y)];
}
