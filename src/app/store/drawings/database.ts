import type { Kept } from './record.ts';

export interface Stores {
  readonly drawings: IDBObjectStore;
  /** Under `[drawing, at]`. */
  readonly snapshots: IDBObjectStore;
}

const NAME = 'vethloom';
const DRAWINGS = 'kept';
const SNAPSHOTS = 'snapshots';

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  const forget = () => (opening = undefined);
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request, oldVersion));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
    request.addEventListener('success', () => {
      const database = request.result;
      database.addEventListener('close', forget);
      database.addEventListener('versionchange', () => {
        forget();
        database.close();
      });
      resolve(database);
    });
  }).catch((problem: unknown) => {
    forget();
    throw problem;
  });
  return opening;
}

function upgrade({ result: database, transaction }: IDBOpenDBRequest, oldVersion: number): void {
  const drawings = database.createObjectStore(DRAWINGS, { keyPath: 'id' });
  database.createObjectStore(SNAPSHOTS);
  if (oldVersion !== 1) return;
  // Version 1 kept one text for each tab.
  const old = transaction?.objectStore('drawings').openCursor();
  old?.addEventListener('success', () => {
    const cursor = old.result;
    if (!cursor) {
      database.deleteObjectStore('drawings');
      return;
    }
    const { text, at } = cursor.value as { text: string; at: number };
    const id = cursor.key as string;
    drawings.put({ id, name: nameIn(text), text, at, revision: 1 } satisfies Kept);
    cursor.continue();
  });
}

function nameIn(text: string): string {
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}

/** All of it happens or nothing; `work` waits for nothing but its requests. */
export async function transact<T>(
  mode: 'readonly' | 'readwrite',
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const database = await open();
  const transaction = database.transaction([DRAWINGS, SNAPSHOTS], mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => {
      reject(transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'));
    });
  });
  done.catch(() => {});
  try {
    const result = await work({
      drawings: transaction.objectStore(DRAWINGS),
      snapshots: transaction.objectStore(SNAPSHOTS),
    });
    // Not waiting for it to commit by itself: the tab may be killed meanwhile.
    if (mode === 'readwrite') transaction.commit();
    await done;
    return result;
  } catch (problem) {
    try {
      transaction.abort();
    } catch {
      // It has aborted already.
    }
    throw problem;
  }
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
