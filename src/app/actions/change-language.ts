import { Languages } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { setLanguage } from '../store/language.ts';
import { useStore } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

export const changeLanguage: Action = {
  id: 'change-language',
  title: msg`Change the language: English, 中文`,
  icon: Languages,
  enabled: always,
  perform: () => setLanguage(useStore.getState().language === 'en' ? 'zh-CN' : 'en'),
};
