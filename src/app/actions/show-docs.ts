import { BookOpen } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { openDialog } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const showDocs: Action = {
  id: 'show-docs',
  title: msg`Devices and cables explained`,
  icon: BookOpen,
  enabled: always,
  perform: () => openDialog('docs'),
};
