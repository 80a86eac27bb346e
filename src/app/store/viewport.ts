import type { Point } from '../../core/index.ts';

/** What the canvas lets others do with what is seen of it. */
export interface Viewport {
  /** In canvas units. */
  centre(): Point;
  /** Where the pointer is, or was when it left the canvas. */
  pointer(): Point | undefined;
  fitAll(): void;
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
