import type { DragEvent } from 'react';
import { containerAt, isDeviceKind, isLinkKind } from '../../../core/index.ts';
import { PALETTE_TYPE, addAt } from '../../store/placing.ts';
import type { PaletteItem } from '../../store/placing.ts';
import { useStore } from '../../store/store.ts';
import { toCanvas } from '../flow.ts';
import { setSession, useSession } from '../session.ts';

/** Lets what comes from the palette be dropped; files are the page's business. */
export function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(PALETTE_TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  const at = toCanvas(event.clientX, event.clientY);
  // What is dragged cannot be read before it is dropped: anything but a host may be housed.
  const target = containerAt(useStore.getState().topology, at)?.id;
  if (useSession.getState().dropTarget !== target) setSession({ dropTarget: target });
}

export function forgetDrop(): void {
  if (useSession.getState().dropTarget !== undefined) setSession({ dropTarget: undefined });
}

export function dropFromPalette(event: DragEvent): void {
  const text = event.dataTransfer.getData(PALETTE_TYPE);
  forgetDrop();
  if (text === '') return;
  event.preventDefault();
  const item = parseItem(text);
  if (item) addAt(item, toCanvas(event.clientX, event.clientY));
}

/** Any page can start a drag with our type: only kinds that exist are taken. */
function parseItem(text: string): PaletteItem | undefined {
  try {
    const { device, link, note } = JSON.parse(text) as Record<string, unknown>;
    if (typeof device === 'string' && isDeviceKind(device)) return { device };
    if (typeof link === 'string' && isLinkKind(link)) return { link };
    if (note === 'text' || note === 'box') return { note };
  } catch {
    // Not ours.
  }
  return undefined;
}
