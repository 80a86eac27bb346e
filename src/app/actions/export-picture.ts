import { Image } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { openDialog } from '../store/store.ts';
import type { Action } from './action.ts';

export const exportPicture: Action = {
  id: 'export-picture',
  title: msg`Picture…`,
  icon: Image,
  enabled: (state) => state.topology.devices.length > 0,
  perform: () => openDialog('picture'),
};
