import { msg, withoutLocked } from '../../core/index.ts';
import type { Wording } from '../../core/index.ts';
import { notify, useStore } from '../store/store.ts';

const NAMED = 3;

/** What of these can be deleted; names what is locked, and so stays with what it stands in. */
export function deletable(ids: ReadonlySet<string>): ReadonlySet<string> {
  const { rest, locked } = withoutLocked(useStore.getState().topology, ids);
  if (locked.length === 0) return rest;
  const names: Wording[] = locked
    .slice(0, NAMED)
    .map((thing) => ('name' in thing ? thing.name : thing.text));
  if (locked.length > NAMED) names.push(msg`${locked.length - NAMED} more`);
  notify(msg`Not deleted, because it is locked: ${names}. Unlock it first.`);
  return rest;
}
