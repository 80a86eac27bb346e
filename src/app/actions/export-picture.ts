import { Image } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { openDialog } from '../store/store.ts';
import { isWhole } from './action.ts';
import type { Action } from './action.ts';

export const exportPicture: Action = {
  id: 'export-picture',
  title: msg`Picture…`,
  icon: Image,
  enabled: isWhole,
  perform: () => openDialog('picture'),
};
