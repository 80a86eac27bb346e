import type { Kept, Snapshot } from './record.ts';

/** What a tab wants to be kept, and the revision that it knows. */
export interface Change {
  readonly id: string;
  readonly base: number;
  /** A text that the same tab was writing on that base: it may be there by now. */
  readonly underWay?: string | undefined;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly fromLink: boolean;
  /** What it replaces is kept as a snapshot however young the last one is. */
  readonly keepPresent?: boolean;
}

export type WritePlan =
  | { readonly outcome: 'conflict'; readonly revision: number }
  | {
      readonly outcome: 'kept';
      readonly revision: number;
      readonly record?: Kept;
      readonly snapshot?: Snapshot;
      /** Snapshots that make room, by their time. */
      readonly forget: readonly number[];
    };

export const MOST_SNAPSHOTS = 20;

/** While somebody draws, a snapshot is kept this often. */
export const SNAPSHOT_EVERY_MS = 60_000;

/**
 * What writing a change means, given what is there: nobody's work is written over,
 * and what was there before becomes a snapshot. The times of snapshots are the oldest first.
 */
export function planWrite(
  there: Kept | undefined,
  snapshots: readonly number[],
  change: Change,
): WritePlan {
  const revision = there?.revision ?? 0;
  if (there?.text === change.text && there.deleted === undefined) {
    return { outcome: 'kept', revision, forget: [] };
  }
  const isOurs = revision === change.base || there?.text === change.underWay;
  if (there && !isOurs) return { outcome: 'conflict', revision };
  const { id, name, text, at, fromLink } = change;
  const record: Kept = {
    id,
    name,
    text,
    at,
    revision: revision + 1,
    ...(fromLink && { fromLink }),
    ...(there?.file && { file: there.file }),
  };
  if (!there || !isSnapshotDue(there, snapshots.at(-1), change)) {
    return { outcome: 'kept', revision: record.revision, record, forget: [] };
  }
  const tooMany = Math.max(0, snapshots.length + 1 - MOST_SNAPSHOTS);
  return {
    outcome: 'kept',
    revision: record.revision,
    record,
    snapshot: { drawing: id, at: there.at, text: there.text },
    forget: snapshots.slice(0, tooMany),
  };
}

function isSnapshotDue(there: Kept, last: number | undefined, change: Change): boolean {
  if (change.keepPresent === true || last === undefined) return true;
  const mostIsDeleted = change.text.length < there.text.length / 2;
  return mostIsDeleted || change.at - last >= SNAPSHOT_EVERY_MS;
}
