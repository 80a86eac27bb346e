import { emptyTopology, printTopology, renameTopology, topologyIn } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { texts } from '../../i18n/texts.ts';
import { edit, notify, openDrawing, replaceTopology, useStore } from '../store.ts';
import type { Keeper } from './keeper.ts';
import { freshId } from './record.ts';
import type { Kept, Snapshot } from './record.ts';
import { isFull } from './shelf.ts';
import type { Shelf } from './shelf.ts';
import { msg } from '../../../core/index.ts';

const DELETED_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/** What a person does with the drawings that this browser keeps. */
export interface Library {
  /** What the store did not take yet, which is there at once. */
  inMemory(): readonly Kept[];
  /** The one changed last comes first; what the store did not take is among them. */
  list(): Promise<readonly Kept[]>;
  open(drawing: Kept): void;
  rename(drawing: Kept, name: string): Promise<void>;
  duplicate(drawing: Kept): Promise<void>;
  /** It can be brought back; false where there is no room left to keep it for that. */
  remove(drawing: Kept): Promise<boolean>;
  bringBack(drawing: Kept): Promise<void>;
  /** For good, and at once. */
  forget(drawings: readonly Kept[]): Promise<void>;
  /** Of the drawing that is open, the newest first. */
  snapshots(): Promise<readonly Snapshot[]>;
  /** As an undo step; the present is kept as a snapshot, too. */
  goBack(topology: Topology, time: string): Promise<void>;
}

export function createLibrary(shelf: Shelf, keeper: Keeper): Library {
  const isOpen = ({ id }: Kept) => useStore.getState().drawing === id;

  const inMemory = () =>
    keeper.unwritten().map((change): Kept => ({ ...change, revision: change.base }));

  async function list(): Promise<readonly Kept[]> {
    await keeper.flush();
    const kept = await shelf.list().catch(() => []);
    const unwritten = inMemory();
    const old = kept.filter(({ deleted }) => (deleted ?? Infinity) < Date.now() - DELETED_FOR_MS);
    if (old.length > 0) void shelf.forget(old).catch(() => {});
    return [
      ...unwritten,
      ...kept.filter((one) => !old.includes(one) && !unwritten.some(({ id }) => id === one.id)),
    ];
  }

  async function rename(drawing: Kept, name: string): Promise<void> {
    const change = (topology: Topology) => renameTopology(topology, name);
    if (isOpen(drawing)) {
      edit(msg`Rename the drawing`, change);
      return;
    }
    const topology = topologyIn(drawing.text);
    if (!topology) return;
    const { id, revision, fromLink = false } = drawing;
    const text = printTopology(change(topology));
    const at = Date.now();
    const { outcome } = await shelf.write({ id, base: revision, name, text, at, fromLink });
    if (outcome === 'conflict') throw new Error(texts().drawings.changedElsewhere);
  }

  async function duplicate({ name, text, fromLink = false }: Kept): Promise<void> {
    const topology = topologyIn(text);
    if (!topology) return;
    const copy = renameTopology(topology, texts().drawings.copyOf(name));
    const change = { id: freshId(), base: 0, name: copy.name, at: Date.now(), fromLink };
    await shelf.write({ ...change, text: printTopology(copy) });
  }

  async function remove(drawing: Kept): Promise<boolean> {
    await keeper.flush();
    if (keeper.unwritten().some(({ id }) => id === drawing.id)) return false;
    try {
      await shelf.mark(drawing.id, { deleted: Date.now() });
    } catch (problem) {
      if (isFull(problem)) return false;
      throw problem;
    }
    await giveWay(drawing);
    return true;
  }

  async function forget(drawings: readonly Kept[]): Promise<void> {
    const kept = drawings.filter(({ revision }) => revision > 0);
    const done = kept.length === 0 || (await shelf.forget(kept));
    if (!done) throw new Error(texts().drawings.changedElsewhere);
    for (const { id } of drawings) keeper.drop(id);
    for (const drawing of drawings) await giveWay(drawing);
  }

  /** What is open and no longer there makes room for the drawing changed last. */
  async function giveWay(drawing: Kept): Promise<void> {
    if (!isOpen(drawing)) return;
    const next = (await list()).find(({ id, deleted }) => id !== drawing.id && !deleted);
    if (!next || !keeper.show(next)) openDrawing(emptyTopology('lab'));
  }

  return {
    inMemory,
    list,
    open(drawing) {
      if (isOpen(drawing) || keeper.show(drawing)) return;
      notify(texts().drawings.unreadable, 'error');
    },
    rename,
    duplicate,
    remove,
    forget,
    bringBack: ({ id }) => shelf.mark(id, { deleted: undefined }),
    async snapshots() {
      await keeper.flush();
      return shelf.snapshots(useStore.getState().drawing);
    },
    async goBack(topology, time) {
      await keeper.flush();
      keeper.keepPresent();
      replaceTopology(topology, msg`Go back to ${time}`);
      notify(texts().past.goneBack(time));
    },
  };
}
