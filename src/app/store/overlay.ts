import { create } from 'zustand';
import type { DeviceId, LinkId, Plug, Point, Side } from '../../core/index.ts';

/** What a cable is drawn from: a device or a port of it, or an end that hangs loose. */
export type LinkStart = Plug | { readonly link: LinkId; readonly side: Side };

/** What is open over the page, one at a time; each comes in a chunk of its own. */
export type Overlay =
  | { readonly what: 'commands' | 'find' | 'help' | 'settings' | 'hubs' | 'hosts' }
  /** Offers what could be added at a place of the canvas, or where a host has room. */
  | { readonly what: 'add'; readonly at: Point | { readonly host: DeviceId } }
  /** Offers what a cable could run to. */
  | { readonly what: 'link'; readonly from: LinkStart }
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
