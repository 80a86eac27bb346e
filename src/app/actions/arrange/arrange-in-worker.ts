import { arrange } from '../../../core/arranging.ts';
import type { Arrangement } from '../../../core/arranging.ts';
import { msg } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { edit, notify, showProgress, useStore } from '../../store/store.ts';
import { viewport } from '../../store/viewport.ts';
// oxlint-disable-next-line import/default -- Vite makes it, not the file.
import workerUrl from './arrange-worker.ts?worker&url';
import type { Message } from './protocol.ts';
import { scriptUrl } from './script-url.ts';

/** What takes less does not need to be told about. */
const PATIENCE_MS = 200;

let cancel: (() => void) | undefined;

/** Arranges the drawing as one undo step; asked for again while it works, it starts anew. */
export async function arrangeInWorker(): Promise<void> {
  cancel?.();
  const { topology } = useStore.getState();
  try {
    const arrangement = await find(topology);
    if (!arrangement) return;
    if (useStore.getState().topology !== topology) {
      await arrangeInWorker();
      return;
    }
    edit(msg`Arrange`, (now) => arrange(now, arrangement));
    viewport()?.fitAll();
  } catch {
    notify(msg`The drawing could not be arranged.`, 'error');
  }
}

/** Nothing where it was cancelled. */
function find(topology: Topology): Promise<Arrangement | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptUrl(workerUrl) as string, { type: 'module' });
    let share = 0;
    const tell = () => showProgress({ what: 'arrange', share, cancel: stop });
    let told = false;
    const timer = setTimeout(() => {
      told = true;
      tell();
    }, PATIENCE_MS);
    const finish = () => {
      clearTimeout(timer);
      worker.terminate();
      cancel = undefined;
      showProgress(undefined);
    };
    const stop = () => {
      finish();
      resolve(undefined);
    };
    cancel = stop;
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('arrangement' in data) {
        finish();
        resolve(data.arrangement);
      } else {
        share = data.done / data.all;
        if (told) tell();
      }
    });
    worker.addEventListener('error', (event) => {
      finish();
      reject(new Error(event.message));
    });
    worker.postMessage(topology);
  });
}
