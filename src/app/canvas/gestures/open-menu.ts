import type { MouseEvent } from 'react';
import type { Point } from '../../../core/index.ts';
import { openOverlay } from '../../store/overlay.ts';
import { select, useStore } from '../../store/store.ts';
import { currentScene, flow, toCanvas } from '../flow.ts';
import { cableAt, thingAt } from './hit.ts';

/** A right click keeps a selection of several that it hits. */
export function openMenu(event: MouseEvent): void {
  const target = flowElement(event);
  if (!target) return;
  event.preventDefault();
  const id = idOf(target, event);
  if (id !== undefined && !useStore.getState().selection.has(id)) select([id]);
  openOverlay({
    what: 'menu',
    window: [event.clientX, event.clientY],
    of: id === undefined ? 'canvas' : 'selection',
  });
}

/** A double click on empty canvas offers what could be added there. */
export function addUnderPointer(event: MouseEvent): void {
  const target = flowElement(event);
  if (!target?.closest('.react-flow__pane') || idOf(target, event) !== undefined) return;
  openOverlay({ what: 'add', at: toCanvas(event.clientX, event.clientY) });
}

/** React hands on what happens in menus and dialogs, too. */
function flowElement({ target, currentTarget }: MouseEvent): Element | undefined {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return undefined;
  return target.closest('.react-flow__panel, [popover], dialog') ? undefined : target;
}

function idOf(target: Element, { clientX, clientY }: MouseEvent): string | undefined {
  const mounted = target.closest<HTMLElement>('[data-link-id], .react-flow__node');
  if (!mounted) return paintedAt(toCanvas(clientX, clientY));
  const { linkId, id = '' } = mounted.dataset;
  return linkId ?? /^plug:(.+):[ab]$/.exec(id)?.[1] ?? id;
}

function paintedAt(at: Point): string | undefined {
  const scene = currentScene();
  return scene && (thingAt(scene, at) ?? cableAt(scene, at, flow()?.getZoom() ?? 1));
}
