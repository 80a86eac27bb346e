import { insert, middleOf, msg, topologyIn } from '../../../core/index.ts';
import { edit, notify, useStore } from '../../store/store.ts';
import { viewport } from '../../store/viewport.ts';
import { TAG } from '../clipboard.ts';

const STEP = 32;

let last = { place: '', times: 0 };

/** Puts what was copied, here or in another tab, where the pointer is. */
export function pasteText(text: string): void {
  const part = topologyIn(text);
  if (!part || !(TAG in part)) {
    notify(msg`There is nothing of a drawing in the clipboard.`, 'error');
    return;
  }
  const [x, y] = viewport()?.pointer() ?? viewport()?.centre() ?? [0, 0];
  const [left, top] = middleOf(part);
  // Again at the same place: beside what is there already.
  const place = `${x} ${y}`;
  last = { place, times: place === last.place ? last.times + 1 : 0 };
  const shift = last.times * STEP;
  const offset = [Math.round(x - left) + shift, Math.round(y - top) + shift] as const;
  const copy = insert(useStore.getState().topology, part, offset);
  edit(msg`Paste`, () => copy.topology, { select: copy.ids });
}
