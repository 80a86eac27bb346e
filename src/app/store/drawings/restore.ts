import { showFileProblems, useStore } from '../store.ts';
import type { Keeper } from './keeper.ts';
import { leftovers } from './leftovers.ts';
import type { Pocket } from './leftovers.ts';
import type { Kept } from './record.ts';
import type { Shelf } from './shelf.ts';

/**
 * Brings back what this tab had open, or else what was changed last; a first visit
 * keeps the sample.
 */
export async function restore(
  keeper: Keeper,
  shelf: Shelf,
  pocket: Pocket | undefined,
  ownDrawing: string | undefined,
): Promise<void> {
  const left = [...(pocket ? leftovers(pocket) : [])];
  const adopted = left.filter(([, change]) => keeper.adopt(change));
  if (await keeper.flush()) for (const [key] of adopted) pocket?.removeItem(key);

  const drawing = await choose(keeper, shelf, ownDrawing);
  if (!drawing || keeper.show(drawing)) return;
  const { parseTopology } = await import('../../../core/opening.ts');
  const { diagnostics } = parseTopology(drawing.text);
  showFileProblems({ file: drawing.name, diagnostics });
}

/** What the store did not take counts as much as what is in it. */
async function choose(
  keeper: Keeper,
  shelf: Shelf,
  ownDrawing: string | undefined,
): Promise<Kept | undefined> {
  const unwritten = keeper
    .unwritten()
    .map((change): Kept => ({ ...change, revision: change.base }));
  const isOwn = ({ id }: Kept) => id === ownDrawing;
  try {
    const kept = ownDrawing === undefined ? undefined : await shelf.load(ownDrawing);
    const own = kept ?? unwritten.find(isOwn);
    if (own && own.deleted === undefined) return own;
    return newest([...unwritten, ...(await shelf.list())]);
  } catch {
    useStore.setState({ saved: 'failed' });
    return unwritten.find(isOwn) ?? newest(unwritten);
  }
}

function newest(drawings: readonly Kept[]): Kept | undefined {
  const there = drawings.filter(({ deleted }) => deleted === undefined);
  return there.toSorted((a, b) => b.at - a.at)[0];
}
