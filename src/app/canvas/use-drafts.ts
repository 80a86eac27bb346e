import { useStoreApi } from '@xyflow/react';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { move, NO_DRAFTS } from '../../core/index.ts';
import type { Draft, Drafts, Point } from '../../core/index.ts';
import { select, useStore } from '../store/store.ts';
import { commitDrafts, containerUnder } from './gestures/commit-drafts.ts';
import { commitCopies, startCopies } from './gestures/drag-copies.ts';
import type * as Snapping from './gestures/snap-drag.ts';
import { takeAlong } from './gestures/movable.ts';
import type { CanvasNode } from './projection/nodes.ts';
import { setSession, useSession } from './session.ts';

/**
 * React Flow's changes as input: a selection goes to the store at once, what is
 * dragged or resized is a draft until it is let go.
 */
export function useDrafts() {
  const [drafts, setDrafts] = useState<Drafts>(NO_DRAFTS);
  const latest = useRef<Drafts>(NO_DRAFTS);
  const cancelled = useRef(false);
  const snapping = useRef<typeof Snapping>(undefined);

  useEffect(() => {
    // Nobody drags before all is there to be seen.
    void import('./gestures/snap-drag.ts').then((loaded) => {
      snapping.current = loaded;
    });
  }, []);

  const put = useCallback((next: Drafts) => {
    latest.current = next;
    setDrafts(next);
  }, []);

  const clear = useCallback(() => {
    snapping.current?.endSnapping();
    if (latest.current.size > 0) put(NO_DRAFTS);
    if (useSession.getState().dropTarget !== undefined) setSession({ dropTarget: undefined });
  }, [put]);

  const commit = useCallback(
    (what: 'move' | 'resize') => {
      const { copying } = useSession.getState();
      if (copying) setSession({ copying: undefined });
      if (cancelled.current) {
        // Nothing of it is kept.
      } else if (copying) commitCopies(latest.current);
      else commitDrafts(latest.current, what);
      cancelled.current = false;
      clear();
    },
    [clear],
  );

  const flowStore = useStoreApi();
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { multiSelectionActive, nodeLookup } = flowStore.getState();
      selectNodes(changes, (id) => multiSelectionActive || nodeLookup.has(id));
      if (cancelled.current) return;
      const all = takeAlong(changes);
      const next = draft(latest.current, snapping.current?.snapDrag(all) ?? all);
      if (next !== latest.current) put(next);
      if (changes.some((change) => change.type === 'dimensions' && change.resizing === false)) {
        commit('resize');
      }
    },
    [commit, flowStore, put],
  );

  const dragging = useMemo(
    () => ({
      onNodesChange,
      onDragStart: (
        event: { readonly altKey?: boolean },
        _node: CanvasNode,
        nodes: readonly CanvasNode[],
      ) =>
        startCopies(
          event,
          nodes.map(({ id }) => id),
        ),
      onDrag: () => showDropTarget(latest.current),
      onDragStop: () => commit('move'),
      /** Puts everything back; true where there was something on the move. */
      cancel: () => {
        if (latest.current.size === 0) return false;
        cancelled.current = true;
        clear();
        return true;
      },
    }),
    [onNodesChange, commit, clear],
  );
  return { drafts, dragging };
}

function draft(before: Drafts, changes: readonly NodeChange<CanvasNode>[]): Drafts {
  const next = new Map<string, Draft>(before);
  const resizing = changes.some((change) => change.type === 'dimensions' && change.resizing);
  let changed = false;
  for (const change of changes) {
    if (change.type === 'position' && change.position && (change.dragging || resizing)) {
      next.set(change.id, { ...next.get(change.id), position: change.position });
      changed = true;
    } else if (change.type === 'dimensions' && change.resizing && change.dimensions) {
      next.set(change.id, { ...next.get(change.id), size: change.dimensions });
      changed = true;
    }
  }
  return changed ? next : before;
}

/** `stays` says what React Flow would not have let go of, had it known of it. */
function selectNodes(
  changes: readonly NodeChange<CanvasNode>[],
  stays: (id: string) => boolean,
): void {
  const { selection } = useStore.getState();
  const alone = changes.some((change) => change.type === 'select' && change.selected);
  const next = new Set(alone ? [...selection].filter(stays) : selection);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const plug = /^plug:(.+):[ab]$/.exec(change.id);
    // A cable is let go of by itself, not by its plugs.
    if (plug?.[1] !== undefined) {
      if (change.selected) next.add(plug[1]);
    } else if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  select(next);
}

/** Lights up the container that would take what is being dragged. */
function showDropTarget(drafts: Drafts): void {
  const { topology } = useStore.getState();
  const moves = new Map<string, Point>();
  for (const [id, { position }] of drafts) {
    if (position && !id.startsWith('plug:')) moves.set(id, [position.x, position.y]);
  }
  const moved = move(topology, moves);
  const ids = new Set(moves.keys());
  const target = moved.devices
    .filter((device) => ids.has(device.id))
    .map((device) => [device, containerUnder(moved, device, ids)] as const)
    .find(([device, container]) => container && container.id !== device.in)?.[1]?.id;
  if (useSession.getState().dropTarget !== target) setSession({ dropTarget: target });
}
