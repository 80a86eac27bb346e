import type { Kept } from './record.ts';

export interface Stores {
  readonly drawings: IDBObjectStore;
  /** Under `[drawing, at]`. */
  readonly snapshots: IDBObjectStore;
}

const NAME = 'vethloom';
const DRAWINGS = 'kept';
const SNAPSHOTS = 'snapshots';

/** A browser that does not answer must not keep anybody from drawing. */
const PATIENCE_MS = 3000;

let opening: Promise<IDBDatabase> | undefined;

/** Once it is late it is so for everybody, until it answers all the same. */
function open(): Promise<IDBDatabase> {
  const forget = () => (opening = undefined);
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    const problem = new DOMException('The database does not answer', 'TimeoutError');
    setTimeout(() => reject(problem), PATIENCE_MS);
    request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request, oldVersion));
    request.addEventListener('error', () => {
      forget();
      reject(request.error ?? new Error('no database'));
    });
    request.addEventListener('success', () => {
      const database = request.result;
      database.addEventListener('close', forget);
      database.addEventListener('versionchange', () => {
        forget();
        database.close();
      });
      opening = Promise.resolve(database);
      resolve(database);
    });
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
  const tooLate = setTimeout(() => abort(transaction), PATIENCE_MS);
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
    abort(transaction);
    throw problem;
  } finally {
    clearTimeout(tooLate);
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already, or about to be.
  }
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
