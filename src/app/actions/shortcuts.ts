import { tinykeys } from 'tinykeys';
import { useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { actions } from './index.ts';

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Where plain keys and Ctrl+A already mean something. */
const OWN_KEYS = '[role="menu"], [role="tree"], [role="listbox"], [role="tablist"], .cm-editor';

/** Listens to the keys of all actions; the result stops that. */
export function listenToShortcuts(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const action of Object.values<Action>(actions)) {
    for (const shortcut of action.shortcut ?? []) {
      bindings[shortcut] = (event) => {
        if (isSilent(event, action, shortcut)) return;
        event.preventDefault();
        if (action.enabled(useStore.getState())) void action.perform();
      };
    }
  }
  return tinykeys(window, bindings);
}

function isSilent(event: KeyboardEvent, action: Action, shortcut: string): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (document.querySelector('dialog[open]')) return true;
  const target = event.target instanceof Element ? event.target : document.body;
  if (action.onCanvas && target.closest(OWN_KEYS)) return true;
  if (!target.closest(TYPING)) return false;
  // A field has its own undo, select all and clipboard, but no files.
  return action.onCanvas === true || !shortcut.startsWith('$mod') || /\+[zya]$/.test(shortcut);
}

/** How a shortcut is written for people: `Ctrl Z`, on macOS `⌘Z`. */
export function shownKeys(action: Action): string | undefined {
  const [first] = action.shortcut ?? [];
  if (first === undefined) return undefined;
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const words = first.split('+').map((word) => {
    if (word === '$mod') return mac ? '⌘' : 'Ctrl';
    return word
      .replace(/^(Digit|Key|Arrow)/, '')
      .replace(/^[a-z]$/, (letter) => letter.toUpperCase());
  });
  return words.join(mac ? '' : ' ');
}
