import { LayoutTemplate } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { openDialog } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const showTemplates: Action = {
  id: 'show-templates',
  title: msg`Templates…`,
  icon: LayoutTemplate,
  enabled: always,
  perform: () => openDialog('templates'),
};
