import type { MouseEvent } from 'react';
import { openOverlay } from '../../store/overlay.ts';
import { select, useStore } from '../../store/store.ts';
import { toCanvas } from '../flow.ts';

/** A right click keeps a selection of several that it hits. */
export function openMenu(event: MouseEvent): void {
  const target = flowElement(event);
  if (!target) return;
  event.preventDefault();
  const id = idOf(target);
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
  if (!target?.closest('.react-flow__pane') || idOf(target) !== undefined) return;
  openOverlay({ what: 'add', at: toCanvas(event.clientX, event.clientY) });
}

/** React hands on what happens in menus and dialogs, too. */
function flowElement({ target, currentTarget }: MouseEvent): Element | undefined {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return undefined;
  return target.closest('.react-flow__panel, [popover], dialog') ? undefined : target;
}

function idOf(target: Element): string | undefined {
  const thing = target.closest<HTMLElement>('[data-link-id], [data-label-of], .react-flow__node');
  if (!thing) return undefined;
  const { linkId, labelOf, id = '' } = thing.dataset;
  return linkId ?? labelOf ?? /^plug:(.+):[ab]$/.exec(id)?.[1] ?? id;
}
