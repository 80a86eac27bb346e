import { create } from 'zustand';
import { show } from './store.ts';
import type { State } from './store.ts';

/** Where the keys of the canvas are: the canvas keeps it at something that is drawn. */
interface Cursor {
  readonly at: string | undefined;
  /** Where it is seen: only who came there by keys means it. */
  readonly seen: 'canvas' | 'outline' | undefined;
}

export const useCursor = create<Cursor>()(() => ({ at: undefined, seen: undefined }));

/** Brings the cursor to a thing, and the canvas, too. */
export function moveCursor(at: string): void {
  useCursor.setState({ at });
  show(at);
}

/** What a key is meant for: what is selected, or else what the cursor is at. */
export function subject({ selection }: State): ReadonlySet<string> {
  const { at, seen } = useCursor.getState();
  return selection.size === 0 && seen && at !== undefined ? new Set([at]) : selection;
}
