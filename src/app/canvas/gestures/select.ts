import type { MouseEvent } from 'react';
import { containerAt } from '../../../core/index.ts';
import { select, useStore } from '../../store/store.ts';
import { toCanvas } from '../flow.ts';

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** A click selects one thing; with Shift or Ctrl it adds or takes away. */
export function toggleSelected(id: string, { shiftKey, ctrlKey, metaKey }: Modifiers): void {
  if (!shiftKey && !ctrlKey && !metaKey) {
    select([id]);
    return;
  }
  const selection = new Set(useStore.getState().selection);
  if (!selection.delete(id)) selection.add(id);
  select(selection);
}

/** A click on one of several that are selected leaves that one. */
export function selectClicked(event: MouseEvent, { id }: { readonly id: string }): void {
  const { shiftKey, ctrlKey, metaKey } = event;
  if (!shiftKey && !ctrlKey && !metaKey && !id.startsWith('plug:')) select([id]);
}

/** A click on the inside of a container selects it; React Flow then lets go of all it knows. */
export function selectUnder(event: MouseEvent): void {
  const { topology } = useStore.getState();
  const under = containerAt(topology, toCanvas(event.clientX, event.clientY));
  queueMicrotask(() => select(under ? [under.id] : []));
}
