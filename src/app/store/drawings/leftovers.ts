import type { Change } from './plan-write.ts';
import { freshId } from './record.ts';

/** localStorage: slow and small, but it has written when the page is gone. */
export type Pocket = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'vethloom-unsaved ';

/** Leaves what is not in the store for the next page; the result takes it back. */
export function leave(pocket: Pocket, changes: readonly Change[]): () => void {
  const keys = changes.flatMap((change) => {
    const key = PREFIX + freshId();
    try {
      pocket.setItem(key, JSON.stringify(change));
      return [key];
    } catch {
      return [];
    }
  });
  return () => keys.forEach((key) => pocket.removeItem(key));
}

/** What pages that are gone have left, each with its key. */
export function leftovers(pocket: Pocket): ReadonlyMap<string, Change> {
  const found = new Map<string, Change>();
  for (let i = 0; i < pocket.length; i += 1) {
    const key = pocket.key(i);
    if (!key?.startsWith(PREFIX)) continue;
    const change = parseChange(pocket.getItem(key));
    if (change) found.set(key, change);
  }
  return found;
}

function parseChange(text: string | null): Change | undefined {
  try {
    const value = JSON.parse(text ?? '') as Partial<Change> | null;
    const { id, base, underWay, name, text: drawing, at, fromLink } = value ?? {};
    if (typeof id !== 'string' || typeof drawing !== 'string') return undefined;
    return {
      id,
      base: Number(base ?? 0),
      ...(typeof underWay === 'string' && { underWay }),
      name: String(name ?? ''),
      text: drawing,
      at: Number(at ?? 0),
      fromLink: fromLink === true,
    };
  } catch {
    return undefined;
  }
}
