import { msg } from '../../core/index.ts';
import type { Message } from '../../core/index.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';

const STOPS = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex]',
].join(', ');

/** Goes to the first tab stop of the next panel, or of the one before. */
function goNow(step: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const from = at === -1 && step === -1 ? 0 : at;
  for (let i = 1; i <= panels.length; i += 1) {
    const panel = panels[(from + step * i + panels.length * 2) % panels.length];
    const stop = [...(panel?.querySelectorAll<HTMLElement>(STOPS) ?? [])].find(
      (element) => element.tabIndex >= 0 && element.checkVisibility(),
    );
    if (stop) {
      stop.focus();
      return;
    }
  }
}

function go(id: string, step: 1 | -1, shortcut: string, title: Message): Action {
  return {
    id,
    title,
    shortcut: [shortcut],
    enabled: always,
    perform: () => goNow(step),
  };
}

export const goToPanel = {
  nextPanel: go('next-panel', 1, 'F6', msg`Next panel`),
  previousPanel: go('previous-panel', -1, 'Shift+F6', msg`Previous panel`),
} satisfies Readonly<Record<string, Action>>;
