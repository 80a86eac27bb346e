import { ClipboardPaste, Copy, Scissors } from 'lucide-react';
import { msg } from '../../core/index.ts';
import { notify } from '../store/store.ts';
import { always } from './action.ts';
import type { Action } from './action.ts';
import { copiedText, removeCopied } from './clipboard.ts';

/** From a menu: by the keys, the browser's own events do it. */
const common = { onCanvas: true, ownEvent: true } as const;

async function copy(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(copiedText());
    return true;
  } catch {
    notify(msg`The browser did not let it be copied. Press Ctrl+C.`, 'error');
    return false;
  }
}

export const clipboardActions = {
  cutSelection: {
    ...common,
    id: 'cut-selection',
    title: msg`Cut`,
    icon: Scissors,
    shortcut: ['$mod+x'],
    enabled: ({ selection }) => selection.size > 0,
    perform: async () => {
      if (await copy()) removeCopied();
    },
  },
  copySelection: {
    ...common,
    id: 'copy-selection',
    title: msg`Copy`,
    icon: Copy,
    shortcut: ['$mod+c'],
    enabled: ({ selection }) => selection.size > 0,
    perform: async () => {
      if (await copy()) notify(msg`Copied`);
    },
  },
  pasteClipboard: {
    ...common,
    id: 'paste-clipboard',
    title: msg`Paste`,
    icon: ClipboardPaste,
    shortcut: ['$mod+v'],
    enabled: always,
    perform: async () => {
      try {
        const text = await navigator.clipboard.readText();
        (await import('./clipboard/paste-text.ts')).pasteText(text);
      } catch {
        notify(msg`The browser did not let the clipboard be read. Press Ctrl+V.`, 'error');
      }
    },
  },
} satisfies Readonly<Record<string, Action>>;
