import { Hand, MousePointer2 } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { setTool } from '../store/tool.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const tools = {
  selectTool: {
    id: 'select-tool',
    title: msg`Select`,
    icon: MousePointer2,
    shortcut: ['v'],
    onCanvas: true,
    enabled: always,
    perform: () => setTool('select'),
  },
  handTool: {
    id: 'hand-tool',
    title: msg`Hand: drag the canvas`,
    icon: Hand,
    shortcut: ['h'],
    onCanvas: true,
    enabled: always,
    perform: () => setTool('hand'),
  },
} satisfies Readonly<Record<string, Action>>;
