import { parseTopology } from '../../../core/index.ts';
import { showFileProblems, useStore } from '../store.ts';
import type { Keeper } from './keeper.ts';
import { leftovers } from './leftovers.ts';
import type { Pocket } from './leftovers.ts';
import type { Kept } from './record.ts';
import type { Shelf } from './shelf.ts';

/**
 * Brings back what this tab had open, or else what was changed last; a first visit
 * keeps the sample. Once `late`, it changes nothing that is seen any more.
 */
export async function restore(
  keeper: Keeper,
  shelf: Shelf,
  pocket: Pocket | undefined,
  ownDrawing: string | undefined,
  late: AbortSignal,
): Promise<void> {
  const left = [...(pocket ? leftovers(pocket) : [])];
  const adopted = left.filter(([, change]) => keeper.adopt(change));
  if (await keeper.flush()) for (const [key] of adopted) pocket?.removeItem(key);

  const drawing = await choose(keeper, shelf, ownDrawing);
  if (!drawing || late.aborted || keeper.show(drawing)) return;
  const { diagnostics } = parseTopology(drawing.text);
  showFileProblems({ file: drawing.name, diagnostics });
}

async function choose(
  keeper: Keeper,
  shelf: Shelf,
  ownDrawing: string | undefined,
): Promise<Kept | undefined> {
  try {
    const own = ownDrawing === undefined ? undefined : await shelf.load(ownDrawing);
    if (own && own.deleted === undefined) return own;
    return (await shelf.list()).find(({ deleted }) => deleted === undefined);
  } catch {
    useStore.setState({ saved: 'failed' });
    const unwritten = keeper.unwritten();
    const own = unwritten.find(({ id }) => id === ownDrawing) ?? unwritten.at(-1);
    return own && { ...own, revision: own.base };
  }
}
