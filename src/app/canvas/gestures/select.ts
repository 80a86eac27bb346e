import type { MouseEvent, PointerEvent } from 'react';
import { containerAt } from '../../../core/index.ts';
import { select, useStore } from '../../store/store.ts';
import { currentScene, flow, toCanvas } from '../flow.ts';
import { setSession, useSession } from '../session.ts';
import { boxAt, cableAt } from './hit.ts';

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** A click selects one thing; with Shift or Ctrl it adds or takes away. */
export function toggleSelected(id: string, modifiers: Modifiers): void {
  select(toggled(useStore.getState().selection, id, modifiers));
}

/** A click on one of several that are selected leaves that one. */
export function selectClicked(event: MouseEvent, { id }: { readonly id: string }): void {
  const { shiftKey, ctrlKey, metaKey } = event;
  if (!shiftKey && !ctrlKey && !metaKey && !id.startsWith('plug:')) select([id]);
}

function toggled(
  selection: ReadonlySet<string>,
  id: string,
  { shiftKey, ctrlKey, metaKey }: Modifiers,
): Iterable<string> {
  if (!shiftKey && !ctrlKey && !metaKey) return [id];
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A click on the pane means what is painted there; React Flow then lets go of all it knows. */
export function selectUnder(event: MouseEvent): void {
  const { topology, selection } = useStore.getState();
  const at = toCanvas(event.clientX, event.clientY);
  const scene = currentScene();
  const hit = scene && (boxAt(scene, at) ?? cableAt(scene, at, flow()?.getZoom() ?? 1));
  const container = containerAt(topology, at)?.id;
  queueMicrotask(() => {
    if (hit !== undefined) select(toggled(selection, hit, event));
    else select(container === undefined ? [] : [container]);
  });
}

/** Marks the cable under the pointer where no device is above it. */
export function hoverCable(event: PointerEvent<HTMLElement>): void {
  const isPane = event.buttons === 0 && event.target instanceof Element && isOpen(event.target);
  const scene = isPane ? currentScene() : undefined;
  const hoveredCable =
    scene && cableAt(scene, toCanvas(event.clientX, event.clientY), flow()?.getZoom() ?? 1);
  if (hoveredCable === useSession.getState().hoveredCable) return;
  setSession({ hoveredCable });
  event.currentTarget.toggleAttribute('data-over-cable', hoveredCable !== undefined);
}

/** The pane, or the inside of a container. */
function isOpen(element: Element): boolean {
  return element.matches('.react-flow__pane, [data-container]');
}
