import { renameTopology, restoreNewer, topologyIn } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import { texts } from '../../i18n/texts.ts';
import { edit, notify, opened, useStore } from '../store.ts';
import type { State } from '../store.ts';
import { drawingText } from './drawing-text.ts';
import type { Change } from './plan-write.ts';
import { freshId } from './record.ts';
import type { Kept } from './record.ts';
import { isFull } from './shelf.ts';
import type { Shelf } from './shelf.ts';

/** Early enough that what was drawn 300 ms ago is in the store. */
export const WRITE_AFTER_MS = 200;
const RETRY_AFTER_MS = 3000;
/** A store that has not answered for so long is not to be relied on. */
const PATIENCE_MS = 3000;

/** A drawing as it is to be kept. */
interface Job {
  readonly topology: Topology;
  /** The file of a newer Vethloom, which is kept as it came. */
  readonly bytes?: string | undefined;
  readonly fromLink: boolean;
  readonly at: number;
  readonly keepPresent?: boolean;
}

/** What the store holds of a drawing, as far as this tab knows. */
interface Known extends Pick<Change, 'underWay'> {
  readonly revision: number;
  readonly topology?: Topology;
}

export interface Keeper {
  /** Writes what is not written yet; false where that failed. */
  flush(): Promise<boolean>;
  /** Puts a kept drawing on the canvas; false where it cannot be read. */
  show(drawing: Kept): boolean;
  /** The next change of what is open keeps what it replaces as a snapshot. */
  keepPresent(): void;
  /** Shows what another tab made of the drawing that is open. */
  follow(id: string): Promise<void>;
  /** What is not in the store yet, in its form. */
  unwritten(): readonly Change[];
  /** Writes no more of what is not written of this drawing. */
  drop(id: string): void;
  /** Takes over what a page that is gone could not write; false where it cannot be read. */
  adopt(change: Change): boolean;
  stop(): void;
}

/**
 * Writes every change into the store, 200 ms after the first one that is not there.
 * What a store does not take stays here and is tried again.
 */
export function startKeeper(shelf: Shelf, told: (id: string) => void = () => {}): Keeper {
  const { getState, setState, subscribe } = useStore;
  const known = new Map<string, Known>();
  const waiting = new Map<string, Job>();
  let writing: { readonly id: string; readonly job: Job } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue = Promise.resolve(true);
  let presentOf: string | undefined;

  // The sample of a first visit is nobody's work.
  known.set(getState().drawing, { revision: 0, topology: getState().topology });

  const unsubscribe = subscribe((state, before) => {
    const another = state.drawing !== before.drawing;
    if (!another && state.topology === before.topology) return;
    if (another) void flush();
    if (state.readOnly && state.bytes === undefined) return;
    if (writing?.id !== state.drawing && known.get(state.drawing)?.topology === state.topology) {
      waiting.delete(state.drawing);
      settle();
      return;
    }
    waiting.set(state.drawing, jobOf(state));
    if (state.saved === 'saved') setState({ saved: 'saving' });
    timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS);
  });

  function jobOf({ drawing, topology, bytes, fromLink }: State): Job {
    const keepPresent = presentOf === drawing;
    return { topology, bytes, fromLink, at: Date.now(), keepPresent };
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    queue = queue.then(async () => {
      let fine = true;
      // Copies that are made on the way come, too.
      for (const [id, job] of waiting) fine = (await write(id, job)) && fine;
      if (!fine) timer ??= setTimeout(() => void flush(), RETRY_AFTER_MS);
      return fine;
    });
    return queue;
  }

  async function write(id: string, job: Job): Promise<boolean> {
    writing = { id, job };
    const slow = setTimeout(() => setState({ saved: 'failed' }), PATIENCE_MS);
    try {
      const { outcome, revision } = await shelf.write(changeOf(id, job));
      if (outcome === 'kept') {
        known.set(id, { revision, topology: job.topology });
        if (waiting.get(id) === job) waiting.delete(id);
        if (job.keepPresent && presentOf === id) presentOf = undefined;
        told(id);
      } else {
        makeCopy(id, job);
      }
      return true;
    } catch (problem) {
      setState({ saved: isFull(problem) ? 'full' : 'failed' });
      return false;
    } finally {
      clearTimeout(slow);
      writing = undefined;
      settle();
    }
  }

  function changeOf(id: string, job: Job): Change {
    const { topology, bytes, ...rest } = job;
    const { revision: base, underWay } = known.get(id) ?? { revision: 0 };
    const text = bytes ?? drawingText(topology);
    return { id, base, underWay, name: topology.name, text, ...rest };
  }

  function settle(): void {
    if (waiting.size === 0 && !writing) setState({ saved: 'saved' });
  }

  /** Another tab has written in between: its work stays, and this tab's becomes a drawing of its own. */
  function makeCopy(id: string, job: Job): void {
    const words = texts().drawings;
    const name = words.copyOf(job.topology.name);
    const copy = freshId();
    const state = getState();
    const open = state.drawing === id;
    waiting.delete(id);
    waiting.set(copy, { ...job, topology: renameTopology(job.topology, name), keepPresent: false });
    if (open) {
      const topology = renameTopology(state.topology, name);
      setState({ drawing: copy, topology, file: undefined });
    }
    notify(words.bothChanged(job.topology.name, name), 'error');
  }

  function show(drawing: Kept): boolean {
    const { id, fromLink = false } = drawing;
    // What the store did not take yet is newer.
    const job = waiting.get(id) ?? (writing?.id === id ? writing.job : undefined);
    const { topology, bytes } = job ?? read(drawing.text);
    if (!topology) return false;
    if (!job) known.set(id, { revision: drawing.revision, topology });
    setState({ ...opened(topology, bytes), drawing: id, fromLink, file: drawing.file });
    return true;
  }

  async function follow(id: string): Promise<void> {
    const isMine = () => waiting.has(id) || writing?.id === id || getState().drawing !== id;
    if (getState().readOnly || isMine()) return;
    const drawing = await shelf.load(id).catch(() => undefined);
    const revision = known.get(id)?.revision ?? 0;
    if (!drawing || drawing.revision <= revision || isMine()) return;
    const topology = topologyIn(drawing.text);
    if (!topology) return;
    known.set(id, { revision: drawing.revision, topology });
    const words = texts().drawings;
    edit(words.otherTab, () => topology, { merge: 'another tab', asIs: true });
    notify(words.followed);
  }

  function adopt({ id, base, underWay, text, fromLink, at }: Change): boolean {
    const { topology, bytes } = read(text);
    if (!topology) return false;
    // Two pages may have left the same drawing.
    const own = waiting.has(id) ? freshId() : id;
    if (own === id) known.set(id, { revision: base, underWay });
    waiting.set(own, { topology, bytes, fromLink, at });
    return true;
  }

  return {
    flush,
    show,
    follow,
    adopt,
    drop: (id) => {
      waiting.delete(id);
      settle();
    },
    stop: () => {
      unsubscribe();
      clearTimeout(timer);
    },
    keepPresent: () => (presentOf = getState().drawing),
    unwritten: () => {
      const first = writing && changeOf(writing.id, writing.job);
      const rest = [...waiting]
        .filter(([, job]) => job !== writing?.job)
        .map(([id, job]) => changeOf(id, job))
        .map((change) => (change.id === first?.id ? { ...change, underWay: first.text } : change));
      return first && rest.every(({ id }) => id !== first.id) ? [first, ...rest] : rest;
    },
  };
}

/** Of a drawing of a newer Vethloom a part can be shown; its bytes stay what they are. */
function read(text: string): { readonly topology?: Topology | undefined; readonly bytes?: string } {
  const topology = topologyIn(text);
  if (topology) return { topology };
  return { topology: restoreNewer(text, texts().say)?.topology, bytes: text };
}
