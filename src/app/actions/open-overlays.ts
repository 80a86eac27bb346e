import { Command, Keyboard, PlusCircle, Search, Settings2 } from 'lucide-react';
import { kindOf, msg } from '../../core/index.ts';
import type { DeviceId, Point } from '../../core/index.ts';
import { subject, useCursor } from '../store/cursor.ts';
import { openOverlay } from '../store/overlay.ts';
import { useStore } from '../store/store.ts';
import type { State } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

/** Under the pointer; without one, in the host of what is meant. */
function wanted(): Point | { readonly host: DeviceId } {
  const pointer = viewport()?.pointer();
  const host = hostOf(useStore.getState());
  if (pointer && !useCursor.getState().seen) return pointer;
  return host === undefined ? (viewport()?.centre() ?? [0, 0]) : { host };
}

function hostOf(state: State): DeviceId | undefined {
  const ids = subject(state);
  const device = state.topology.devices.find(({ id }) => ids.has(id));
  return device && (kindOf(device).container ? device.id : device.in);
}

export const openOverlays = {
  showCommands: {
    id: 'show-commands',
    title: msg`Commands`,
    icon: Command,
    shortcut: ['$mod+k'],
    enabled: always,
    perform: () => openOverlay({ what: 'commands' }),
  },
  findDevice: {
    id: 'find-device',
    title: msg`Find in the drawing`,
    icon: Search,
    shortcut: ['$mod+f', '/'],
    onCanvas: true,
    enabled: ({ topology }) => topology.devices.length + topology.notes.length > 0,
    perform: () => openOverlay({ what: 'find' }),
  },
  quickAdd: {
    id: 'quick-add',
    title: msg`Add here…`,
    icon: PlusCircle,
    shortcut: ['a'],
    onCanvas: true,
    enabled: always,
    perform: () => openOverlay({ what: 'add', at: wanted() }),
  },
  connectSelection: {
    id: 'connect-selection',
    title: msg`Connect all to a switch…`,
    onCanvas: true,
    enabled: ({ selection }) => selection.size > 0,
    perform: () => openOverlay({ what: 'hubs' }),
  },
  showHelp: {
    id: 'show-help',
    title: msg`Keys and gestures`,
    icon: Keyboard,
    shortcut: ['Shift+?'],
    enabled: always,
    perform: () => openOverlay({ what: 'help' }),
  },
  showSettings: {
    id: 'show-settings',
    title: msg`Settings`,
    icon: Settings2,
    enabled: always,
    perform: () => openOverlay({ what: 'settings' }),
  },
} satisfies Readonly<Record<string, Action>>;
