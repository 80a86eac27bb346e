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
    perform: async () => (await import('./problems/go-now.ts')).goNow(step),
  };
}

export const goToProblem = {
  nextProblem: go('next-problem', 1, 'F8', msg`Next problem`),
  previousProblem: go('previous-problem', -1, 'Shift+F8', msg`Previous problem`),
} satisfies Readonly<Record<string, Action>>;
