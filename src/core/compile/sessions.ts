import { linkKindOf } from '../links/index.ts';
import { hash32 } from '../util/hash.ts';
import type { View } from '../view/view.ts';

/** In a crowd that leaves nothing free, two cables get one. */
const MOST_TRIES = 100;

/**
 * The first of two session numbers for each link that has some: the pinned one,
 * else an even one that follows from the name of the drawing and the link's id.
 * No two links of a host have one in common unless both were pinned so.
 */
export function assignSessions(view: View): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<string>();
  const key = (host: string | undefined, session: number): string => `${host ?? ''}/${session}`;
  const take = (id: string, host: string | undefined, session: number): void => {
    given.set(id, session);
    for (const one of [session, session + 1]) taken.add(key(host, one));
  };
  const wanting = view.cables.filter(({ link, a }) => {
    if (!linkKindOf(link).fields.some((field) => field.key === 'session')) return false;
    const pinned = link['session'];
    if (typeof pinned !== 'number') return true;
    take(link.id, a.host, pinned);
    return false;
  });
  for (const { link, a } of wanting) {
    const seed = `${view.topology.name}/${link.id}`;
    let session = 0;
    for (let i = 0; i < MOST_TRIES; i++) {
      // Even, neither 0 nor the last one.
      session = 2 + (hash32(i === 0 ? seed : `${seed}#${i}`) % 0x7fff_fffe) * 2;
      if (![session, session + 1].some((one) => taken.has(key(a.host, one)))) break;
    }
    take(link.id, a.host, session);
  }
  return given;
}
