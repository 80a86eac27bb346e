import { msg } from '../../core/index.ts';
import type { Message } from '../../core/index.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

function go(id: string, step: 1 | -1, shortcut: string, title: Message): Action {
  return {
    id,
    title,
    shortcut: [shortcut],
    enabled: always,
    perform: async () => (await import('./panels/go-now.ts')).goNow(step),
  };
}

export const goToPanel = {
  nextPanel: go('next-panel', 1, 'F6', msg`Next panel`),
  previousPanel: go('previous-panel', -1, 'Shift+F6', msg`Previous panel`),
} satisfies Readonly<Record<string, Action>>;
