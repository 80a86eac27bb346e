import { SunMoon } from 'lucide-react';
import { setTheme, useStore } from '../store/store.ts';
import type { Theme } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { msg } from '../../core/index.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { light: 'dark', dark: 'system', system: 'light' };

export const toggleTheme: Action = {
  id: 'toggle-theme',
  title: msg`Light, dark or as the system`,
  icon: SunMoon,
  enabled: always,
  perform: () => setTheme(NEXT[useStore.getState().theme]),
};
