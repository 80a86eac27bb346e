import type { Point, Topology } from '../../core/index.ts';

/** What the canvas lets others do with what is seen of it. */
export interface Viewport {
  /** In canvas units. */
  centre(): Point;
  /** Where the pointer is, or was when it left the canvas. */
  pointer(): Point | undefined;
  fitAll(): void;
  /** Shows all of a drawing that is about to be opened, at once: nothing is drawn twice. */
  fitTo(topology: Topology): void;
  fit(ids: ReadonlySet<string>): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
}

let current: Viewport | undefined;

/** The canvas registers itself while it is mounted; the result takes that back. */
export function provideViewport(viewport: Viewport): () => void {
  current = viewport;
  return () => {
    if (current === viewport) current = undefined;
  };
}

export function viewport(): Viewport | undefined {
  return current;
}
