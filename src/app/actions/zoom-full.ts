import { ZoomIn } from 'lucide-react';
import { viewport } from '../store/viewport.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

export const zoomFull: Action = {
  id: 'zoom-full',
  title: msg`Zoom to 100 %`,
  icon: ZoomIn,
  shortcut: ['$mod+0'],
  enabled: always,
  perform: () => viewport()?.zoomTo(1),
};
