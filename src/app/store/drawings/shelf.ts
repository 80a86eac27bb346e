import { answer, transact } from './database.ts';
import type { Stores } from './database.ts';
import { planWrite } from './plan-write.ts';
import type { Change, WritePlan } from './plan-write.ts';
import { isAsSeen } from './record.ts';
import type { Kept, KeptFile, Snapshot } from './record.ts';

/** Where drawings are kept. Every call can fail. */
export interface Shelf {
  /** The one changed last comes first; deleted ones are among them. */
  list(): Promise<readonly Kept[]>;
  load(id: string): Promise<Kept | undefined>;
  write(change: Change): Promise<Pick<WritePlan, 'outcome' | 'revision'>>;
  /** Changes what is known about a drawing, not the drawing. */
  mark(id: string, marks: Marks): Promise<void>;
  /** The newest first. */
  snapshots(id: string): Promise<readonly Snapshot[]>;
  /** Forgets drawings, snapshots and all; false, and none of them, where one has changed since. */
  forget(drawings: readonly Kept[]): Promise<boolean>;
}

export interface Marks {
  readonly file?: KeptFile | undefined;
  readonly deleted?: number | undefined;
}

/** IndexedDB. */
export const browserShelf: Shelf = {
  async list() {
    const all = await transact('readonly', ({ drawings }) =>
      answer<Kept[]>(drawings.getAll() as IDBRequest<Kept[]>),
    );
    return all.toSorted((a, b) => b.at - a.at);
  },

  load: (id) => transact('readonly', (stores) => read(stores, id)),

  write: (change) =>
    transact('readwrite', async (stores) => {
      const [there, before] = await Promise.all([
        read(stores, change.id),
        snapshotTimes(stores, change.id),
      ]);
      const plan = planWrite(there, before, change);
      if (plan.outcome === 'conflict') return plan;
      if (plan.record) stores.drawings.put(plan.record);
      if (plan.snapshot) stores.snapshots.put(plan.snapshot, [change.id, plan.snapshot.at]);
      for (const at of plan.forget) stores.snapshots.delete([change.id, at]);
      return plan;
    }),

  mark: (id, marks) =>
    transact('readwrite', async (stores) => {
      const there = await read(stores, id);
      if (there) stores.drawings.put({ ...there, ...marks });
    }),

  snapshots: (id) =>
    transact('readonly', async ({ snapshots }) => {
      const all = await answer<Snapshot[]>(snapshots.getAll(allOf(id)));
      return all.toReversed();
    }),

  forget: (drawings) =>
    transact('readwrite', async (stores) => {
      const there = await Promise.all(drawings.map(({ id }) => read(stores, id)));
      if (!drawings.every((seen, i) => isAsSeen(there[i], seen))) return false;
      for (const { id } of drawings) {
        stores.snapshots.delete(allOf(id));
        stores.drawings.delete(id);
      }
      return true;
    }),
};

/** The browser has no room left for what was to be kept. */
export function isFull(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'QuotaExceededError';
}

function read({ drawings }: Stores, id: string): Promise<Kept | undefined> {
  return answer<Kept | undefined>(drawings.get(id) as IDBRequest<Kept | undefined>);
}

/** The oldest first, from the keys alone: the texts are large. */
async function snapshotTimes({ snapshots }: Stores, id: string): Promise<readonly number[]> {
  const keys = await answer(snapshots.getAllKeys(allOf(id)));
  return keys.map((key) => Number((key as IDBValidKey[])[1]));
}

/** The keys that begin with it: a list sorts behind every number. */
function allOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
