import { messageOf } from '../../actions/save-file.ts';
import { texts } from '../../i18n/texts.ts';
import { keeper } from '../../store/drawings/keeping.ts';
import { createLibrary } from '../../store/drawings/library.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { browserShelf } from '../../store/drawings/shelf.ts';
import { notify, useStore } from '../../store/store.ts';
import { viewport } from '../../store/viewport.ts';

export const library = createLibrary(browserShelf, keeper);

/** Puts it on the canvas, all of it in sight. */
export function openKept(drawing: Kept): void {
  library.open(drawing);
  viewport()?.fitTo(useStore.getState().topology);
}

/** Says so where the browser does not do what is asked of it. */
export async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (problem) {
    notify(texts().drawings.notDone(messageOf(problem)), 'error');
  }
}
