import { create } from 'zustand';
import type { Plug, Point } from '../../core/index.ts';

/** What is open over the page, one at a time; each comes in a chunk of its own. */
export type Overlay =
  | { readonly what: 'commands' | 'find' | 'help' | 'settings' | 'hubs' }
  /** Offers what could be added at a place of the canvas. */
  | { readonly what: 'add'; readonly at: Point }
  /** The menu of what is selected; `window` in the window's pixels. */
  | { readonly what: 'menu'; readonly window: Point; readonly of: 'selection' | 'canvas' }
  /** What could stand at the end of a cable that was let go on empty canvas. */
  | {
      readonly what: 'beyond';
      readonly window: Point;
      readonly at: Point;
      readonly from: Plug;
    };

export const useOverlay = create<{ readonly overlay: Overlay | undefined }>()(() => ({
  overlay: undefined,
}));

export function openOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: undefined });
}
