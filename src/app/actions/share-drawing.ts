import { Share2 } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { openDialog } from '../store/store.ts';
import { isWhole } from './action.ts';
import type { Action } from './action.ts';

export const shareDrawing: Action = {
  id: 'share-drawing',
  title: msg`Share as a link…`,
  icon: Share2,
  enabled: isWhole,
  perform: () => openDialog('share'),
};
