import type { KeyboardEvent } from 'react';
import { kindOf, msg, removeItem } from '../../../core/index.ts';
import { actions } from '../../actions/index.ts';
import type { Action } from '../../actions/index.ts';
import { land } from '../../store/landing.ts';
import { openOverlay } from '../../store/overlay.ts';
import { edit, select, useStore } from '../../store/store.ts';
import { idOf } from './rows.ts';
import type { Row } from './rows.ts';
import type { Going, Outline } from './use-outline.ts';
import type { Words } from './words.ts';

/** Letters closer together than this are one word. */
const WORD_MS = 600;

let typed = { text: '', at: -Infinity };

/** The keys that a tree has; all others mean what they mean on the canvas. */
export function onTreeKey(event: KeyboardEvent, outline: Outline, words: readonly Words[]) {
  if (event.defaultPrevented || event.nativeEvent.isComposing || event.altKey) return;
  if (event.target !== event.currentTarget) return;
  const { active } = outline;
  if (!active) return;
  const done =
    step(event, outline, active) ||
    change(event, outline, active) ||
    find(event, outline, active, words);
  if (done) event.preventDefault();
}

function step(event: KeyboardEvent, outline: Outline, active: Row): boolean {
  const { rows, go, toggle } = outline;
  const control = event.ctrlKey || event.metaKey;
  // That aligns what is selected.
  if (control && event.shiftKey) return false;
  const how: Going = control ? 'look' : event.shiftKey ? 'extend' : 'select';
  const at = rows.indexOf(active);
  switch (event.key) {
    case 'ArrowDown':
      go(rows[at + 1], how);
      return true;
    case 'ArrowUp':
      go(rows[at - 1], how);
      return true;
    case 'Home':
      go(rows[0], how);
      return true;
    case 'End':
      go(rows.at(-1), how);
      return true;
    case 'ArrowRight':
      if (active.open === false) toggle(active);
      else if (active.open) go(rows[at + 1], how);
      return true;
    case 'ArrowLeft':
      if (active.open) toggle(active);
      else
        go(
          rows.find(({ key }) => key === active.parent),
          how,
        );
      return true;
    default:
      return false;
  }
}

function change(event: KeyboardEvent, outline: Outline, active: Row): boolean {
  switch (event.key) {
    case ' ':
      toggleSelected(idOf(active));
      return true;
    case 'F2':
      if (active.what === 'cable' || active.what === 'port') return false;
      outline.setRenaming(active.key);
      return true;
    case 'Escape':
      if (useStore.getState().selection.size > 0) select([]);
      else land('canvas');
      return true;
    case 'Delete':
    case 'Backspace':
      return removePort(active);
    case 'l':
      return linkPort(event, active);
    default:
      return false;
  }
}

function toggleSelected(id: string): void {
  const selection = new Set(useStore.getState().selection);
  if (!selection.delete(id)) selection.add(id);
  select(selection);
}

/** A free port is selected with its device, which must not be deleted in its place. */
function removePort(row: Row): boolean {
  if (row.what !== 'port') return false;
  const { device, port } = row;
  const key = kindOf(device).ports;
  if (key === undefined) return false;
  edit(msg`Remove ${device.name}:${port}`, (now) => removeItem(now, device.id, key, port));
  return true;
}

function linkPort(event: KeyboardEvent, row: Row): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey;
  if (row.what !== 'port' || modified || !useStore.getState().letterKeys) return false;
  openOverlay({ what: 'link', from: { device: row.device.id, port: row.port } });
  return true;
}

/** Goes to the next row that begins with what is typed; letters that are shortcuts begin no word. */
function find(
  event: KeyboardEvent,
  outline: Outline,
  active: Row,
  words: readonly Words[],
): boolean {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return false;
  const now = event.timeStamp;
  const before = now - typed.at < WORD_MS ? typed.text : '';
  if (before === '' && isShortcut(event.key)) return false;
  typed = { text: before + event.key.toLowerCase(), at: now };
  const { rows, go } = outline;
  const at = rows.indexOf(active) + (before === '' ? 1 : 0);
  const hits = words.map(({ title }) => title.toLowerCase().startsWith(typed.text));
  const next = hits.indexOf(true, at);
  go(rows[next === -1 ? hits.indexOf(true) : next]);
  return true;
}

function isShortcut(key: string): boolean {
  if (!useStore.getState().letterKeys) return false;
  if (key === '?') return true;
  return Object.values<Action>(actions).some(({ shortcut }) => shortcut?.includes(key));
}
