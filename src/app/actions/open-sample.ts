import { Network } from 'lucide-react';
import { sampleTopology, msg } from '../../core/index.ts';
import { replaceTopology } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { forgetFile } from './file-handle.ts';

export const openSample: Action = {
  id: 'open-sample',
  title: msg`Open the sample`,
  icon: Network,
  enabled: always,
  perform: () => {
    forgetFile();
    replaceTopology(sampleTopology, msg`Open the sample`);
    setTimeout(() => viewport()?.fitAll(), 50);
  },
};
