import { Network } from 'lucide-react';
import { sampleTopology, msg } from '../../core/index.ts';
import { openDrawing } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const openSample: Action = {
  id: 'open-sample',
  title: msg`Open the sample`,
  icon: Network,
  enabled: always,
  perform: () => {
    openDrawing(sampleTopology);
    setTimeout(() => viewport()?.fitAll(), 50);
  },
};
