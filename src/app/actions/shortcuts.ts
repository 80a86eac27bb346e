import { tinykeys } from 'tinykeys';
import { useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { isElsewhere, isPressed, isTyped } from './elsewhere.ts';
import { actions } from './index.ts';

/** Listens to the keys of all actions; the result stops that. */
export function listenToShortcuts(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const action of Object.values<Action>(actions)) {
    if (action.ownEvent) continue;
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
  if (shortcut.length === 1 || shortcut === 'Shift+?') {
    if (!useStore.getState().letterKeys || isElsewhere(event)) return true;
  }
  if (shortcut === 'Enter' && isPressed(event)) return true;
  if (action.onCanvas) return isElsewhere(event);
  if (!isTyped(event)) return false;
  if (/F\d$/.test(shortcut)) return false;
  // A field has its own undo, select all and clipboard, but no files.
  return !shortcut.startsWith('$mod') || /\+[zya]$/.test(shortcut);
}

/** How a shortcut is written for people: `Ctrl Z`, on macOS `⌘Z`. */
export function shownKeys(action: Action): string | undefined {
  const [first] = action.shortcut ?? [];
  if (first === undefined) return undefined;
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const words = first
    .replace('Shift+?', '?')
    .split('+')
    .map((word) => {
      if (word === '$mod') return mac ? '⌘' : 'Ctrl';
      return word
        .replace(/^(Digit|Key|Arrow)/, '')
        .replace(/^[a-z]$/, (letter) => letter.toUpperCase());
    });
  return words.join(mac ? '' : ' ');
}
