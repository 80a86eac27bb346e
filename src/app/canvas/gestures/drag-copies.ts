import { duplicate, msg, withCopies } from '../../../core/index.ts';
import type { Drafts, Point } from '../../../core/index.ts';
import { edit, useStore } from '../../store/store.ts';
import { setSession } from '../session.ts';
import { movable } from './movable.ts';

/** With Alt held, copies are dragged off and the originals stay. */
export function startCopies(
  event: { readonly altKey?: boolean },
  pressed: readonly string[],
): void {
  if (!event.altKey) return;
  const { topology, selection } = useStore.getState();
  const ids = new Set([...pressed, ...movable(topology, selection).keys()]);
  setSession({ copying: withCopies(topology, ids) });
}

/** Puts copies where they were let go. */
export function commitCopies(drafts: Drafts): void {
  const { topology } = useStore.getState();
  const ids = new Set(drafts.keys());
  const first = [...topology.devices, ...topology.notes].find(({ id }) => ids.has(id));
  const to = first && drafts.get(first.id)?.position;
  if (!to) return;
  const offset: Point = [Math.round(to.x - first.at[0]), Math.round(to.y - first.at[1])];
  const copy = duplicate(topology, ids, offset);
  edit(msg`Duplicate`, () => copy.topology, { select: copy.ids });
}
