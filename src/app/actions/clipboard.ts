import { excerpt, msg, printTopology, remove } from '../../core/index.ts';
import { edit, notify, useStore } from '../store/store.ts';
import { isElsewhere } from './elsewhere.ts';
import { deletable } from './deletable.ts';

/** The member by which a pasted text is known to come from here. */
export const TAG = 'x-clipboard';

/**
 * Follows the browser's own copy, cut and paste: they ask for no permission and
 * reach every tab and window. Fields and selected text keep theirs.
 */
export function listenToClipboard(): void {
  document.addEventListener('copy', (event) => take(event));
  document.addEventListener('cut', (event) => {
    if (take(event)) removeCopied();
  });
  document.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.includes(TAG) || isElsewhere(event)) return;
    event.preventDefault();
    void import('./clipboard/paste-text.ts').then(({ pasteText }) => pasteText(text));
  });
}

/** What is selected, as the text of a drawing. */
export function copiedText(): string {
  const { topology, selection } = useStore.getState();
  const part = excerpt(topology, selection);
  if (part.devices.length + part.links.length + part.notes.length === 0) return '';
  return printTopology({ ...part, [TAG]: 1 });
}

export function removeCopied(): void {
  const taken = deletable(useStore.getState().selection);
  if (taken.size > 0) edit(msg`Cut`, (now) => remove(now, taken), { select: [] });
}

function take(event: ClipboardEvent): boolean {
  const elsewhere = isElsewhere(event) || !document.getSelection()?.isCollapsed;
  const text = elsewhere ? '' : copiedText();
  if (text === '') return false;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', text);
  notify(event.type === 'cut' ? msg`Cut` : msg`Copied`);
  return true;
}
