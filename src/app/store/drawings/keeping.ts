import { isUnsaved, useStore } from '../store.ts';
import { startKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';
import { leave } from './leftovers.ts';
import type { Pocket } from './leftovers.ts';
import { restore } from './restore.ts';
import { browserShelf } from './shelf.ts';

const TAB = 'vethloom-drawing';

const channel = attempt(() => new BroadcastChannel('vethloom'));
const pocket: Pocket | undefined = attempt(() => localStorage);

/** Keeps what is drawn in this browser, for as long as the page is there. */
export const keeper: Keeper = startKeeper(browserShelf, (id) => {
  channel?.postMessage(id);
  askToStay();
});

let asked = false;

/** Without this a browser that runs out of room may forget everything of a page. */
function askToStay(): void {
  if (asked) return;
  asked = true;
  // Only in a secure context, and some browsers lack it.
  const { storage } = navigator as { readonly storage?: StorageManager };
  void storage?.persist?.().catch(() => {});
}

/** Brings back the last drawing, then listens to the other tabs and to the end of the page. */
export async function startKeeping(): Promise<void> {
  const ownDrawing = attempt(() => sessionStorage.getItem(TAB)) ?? undefined;
  await restore(keeper, browserShelf, pocket, ownDrawing);

  rememberTab();
  useStore.subscribe((state, before) => state.drawing !== before.drawing && rememberTab());
  channel?.addEventListener('message', ({ data }) => void keeper.follow(String(data)));
  const look = () => void keeper.follow(useStore.getState().drawing);
  window.addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void keeper.flush();
    else look();
  });
  window.addEventListener('pagehide', writeAtOnce);
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved(useStore.getState().saved)) event.preventDefault();
  });
}

function rememberTab(): void {
  const { drawing, readOnly, bytes } = useStore.getState();
  // What is not kept cannot be come back to.
  if (!readOnly || bytes !== undefined) attempt(() => sessionStorage.setItem(TAB, drawing));
}

let takeBack: (() => void) | undefined;

/** The page may be gone before the store has answered: the next one finds the rest. */
function writeAtOnce(): void {
  takeBack?.();
  takeBack = pocket && leave(pocket, keeper.unwritten());
  void keeper.flush().then((fine) => fine && takeBack?.());
}

/** Browsers throw where storage is switched off. */
function attempt<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
