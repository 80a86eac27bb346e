import { messageOf } from '../../actions/save-file.ts';
import { texts } from '../../i18n/texts.ts';
import { keeper } from '../../store/drawings/keeping.ts';
import { createLibrary } from '../../store/drawings/library.ts';
import { browserShelf } from '../../store/drawings/shelf.ts';
import { notify } from '../../store/store.ts';

export const library = createLibrary(browserShelf, keeper);

/** Says so where the browser does not do what is asked of it. */
export async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (problem) {
    notify(texts().drawings.notDone(messageOf(problem)), 'error');
  }
}
