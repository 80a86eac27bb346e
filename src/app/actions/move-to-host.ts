import { Server } from 'lucide-react';
import { kindOf, msg, standsAlone } from '../../core/index.ts';
import { openOverlay } from '../store/overlay.ts';
import type { Action } from './action.ts';

export const moveToHost: Action = {
  id: 'move-to-host',
  title: msg`Move to another host…`,
  icon: Server,
  shortcut: ['m'],
  onCanvas: true,
  enabled: ({ topology, selection }) =>
    topology.devices.some((device) => selection.has(device.id) && !standsAlone(kindOf(device))),
  perform: () => openOverlay({ what: 'hosts' }),
};
