import { msg } from '../../core/index.ts';
import { notify, useStore } from '../store/store.ts';

/** What of these is not locked; says so where something is. */
export function deletable(ids: ReadonlySet<string>): ReadonlySet<string> {
  const { devices, notes } = useStore.getState().topology;
  const locked = new Set<string>(
    [...devices, ...notes].filter((thing) => thing.locked).map(({ id }) => id),
  );
  const rest = new Set([...ids].filter((id) => !locked.has(id)));
  if (rest.size < ids.size) notify(msg`What is locked is not deleted: unlock it first.`);
  return rest;
}
