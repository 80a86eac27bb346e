import { msg, parseTopology, printTopology } from '../../core/index.ts';
import { showFileProblems, startWith, useStore } from './store.ts';
import { forgetOldDrawings, keepAside, loadDrawing, saveAtOnce, saveDrawing } from './storage.ts';

const QUIET_MS = 300;

/** A browser that does not answer must not keep anybody from drawing. */
const PATIENCE_MS = 3000;

/** Brings back what was drawn before; a first visit keeps the sample. */
export async function restore(): Promise<void> {
  try {
    const text = await Promise.race([
      loadDrawing(),
      new Promise<never>((_resolve, reject) => {
        setTimeout(() => reject(new Error('storage does not answer')), PATIENCE_MS);
      }),
    ]);
    if (text === undefined) return;
    const { topology, diagnostics } = parseTopology(text);
    if (topology) {
      startWith(topology);
      return;
    }
    showFileProblems({ file: msg`The drawing of last time`, diagnostics });
    await keepAside(text);
  } catch {
    useStore.setState({ saved: 'failed' });
  }
}

/** Saves the drawing a moment after each change, and at once when the page goes away. */
export function startAutosave(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { topology } = useStore.getState();
    writing = writing.then(async () => {
      try {
        await saveDrawing(printTopology(topology));
        if (useStore.getState().topology === topology) useStore.setState({ saved: 'saved' });
      } catch {
        useStore.setState({ saved: 'failed' });
      }
    });
  };

  useStore.subscribe((state, before) => {
    if (state.topology === before.topology) return;
    clearTimeout(timer);
    timer = setTimeout(write, QUIET_MS);
    if (state.saved === 'saved') useStore.setState({ saved: 'saving' });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && timer !== undefined) write();
  });
  window.addEventListener('pagehide', () => {
    const { saved, topology } = useStore.getState();
    if (saved !== 'saved') saveAtOnce(printTopology(topology));
  });
  void forgetOldDrawings().catch(() => {});
}
