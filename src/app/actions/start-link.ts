import { Cable } from 'lucide-react';
import { isPlugged, msg } from '../../core/index.ts';
import { subject } from '../store/cursor.ts';
import { openOverlay } from '../store/overlay.ts';
import type { Overlay } from '../store/overlay.ts';
import { useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';

/** What a key can draw a cable from: a device, or the end of a cable that hangs loose. */
function asked(state: State): Overlay | undefined {
  const ids = subject(state);
  if (ids.size > 1) return { what: 'hubs' };
  const device = state.topology.devices.find(({ id }) => ids.has(id));
  if (device) return { what: 'link', from: { device: device.id } };
  const link = state.topology.links.find(({ id }) => ids.has(id));
  const side = (['a', 'b'] as const).find((end) => link && !isPlugged(link[end]));
  return link && side && { what: 'link', from: { link: link.id, side } };
}

export const startLink: Action = {
  id: 'start-link',
  title: msg`Connect to…`,
  icon: Cable,
  shortcut: ['l'],
  onCanvas: true,
  enabled: (state) => asked(state) !== undefined,
  perform: () => {
    const overlay = asked(useStore.getState());
    if (overlay) openOverlay(overlay);
  },
};
