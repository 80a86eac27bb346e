import { createStore, del, entries, get, set } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

/** One tab's drawing, as text of the file format. */
export interface Saved {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const MOST_DRAWINGS = 20;
const TAB = 'vethloom-tab';

let database: UseStore | undefined;
const drawings = (): UseStore => (database ??= createStore('vethloom', 'drawings'));

let slot: Promise<string> | undefined;

/**
 * Each tab writes a drawing of its own, so that two never overwrite each other.
 * A reload keeps the tab's; a copied tab, whose name is in use, takes a new one.
 */
export function ownSlot(): Promise<string> {
  return (slot ??= claimSlot());
}

async function claimSlot(): Promise<string> {
  const known = sessionTab();
  const name = known !== undefined && (await lock(known)) ? known : crypto.randomUUID();
  if (name !== known) await lock(name);
  try {
    sessionStorage.setItem(TAB, name);
  } catch {
    // The next load of this tab takes the newest drawing instead.
  }
  return name;
}

export function sessionTab(): string | undefined {
  try {
    return sessionStorage.getItem(TAB) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Holds a lock until the tab is closed; false where another tab has it. */
function lock(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(`vethloom ${name}`, { ifAvailable: true }, (granted) => {
        resolve(granted !== null);
        return granted ? new Promise<never>(() => {}) : undefined;
      })
      .catch(() => resolve(true));
  });
}

const UNSAVED = 'vethloom-unsaved';

/** At once, for a page that is going away while IndexedDB still writes. */
export function saveAtOnce(text: string): void {
  try {
    sessionStorage.setItem(UNSAVED, text);
  } catch {
    // What was saved a moment ago has to do.
  }
}

/** What was saved at once is newer than what was saved in time; it is that from now on. */
async function takeUnsaved(): Promise<string | undefined> {
  try {
    const text = sessionStorage.getItem(UNSAVED);
    if (text === null) return undefined;
    await saveDrawing(text).catch(() => {});
    sessionStorage.removeItem(UNSAVED);
    return text;
  } catch {
    return undefined;
  }
}

/** What this tab had drawn, or else what was drawn last anywhere. */
export async function loadDrawing(): Promise<string | undefined> {
  const unsaved = await takeUnsaved();
  if (unsaved !== undefined) return unsaved;
  const tab = sessionTab();
  const own = tab === undefined ? undefined : await get<Saved>(tab, drawings());
  if (own) return own.text;
  const all = await entries<string, Saved>(drawings());
  return all.toSorted(([, a], [, b]) => b.at - a.at)[0]?.[1].text;
}

export async function saveDrawing(text: string): Promise<void> {
  await set(await ownSlot(), { text, at: Date.now() } satisfies Saved, drawings());
}

/** Keeps what could not be read, so that saving over it loses nothing. */
export async function keepAside(text: string): Promise<void> {
  await set(`unreadable ${crypto.randomUUID()}`, { text, at: 0 } satisfies Saved, drawings());
}

/** Forgets the oldest drawings of tabs that are long closed. */
export async function forgetOldDrawings(): Promise<void> {
  const all = await entries<string, Saved>(drawings());
  const old = all.toSorted(([, a], [, b]) => b.at - a.at).slice(MOST_DRAWINGS);
  for (const [key] of old) await del(key, drawings());
}
