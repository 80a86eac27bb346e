import { move, msg } from '../../../core/index.ts';
import type { Point } from '../../../core/index.ts';
import { actions } from '../../actions/index.ts';
import { useCursor } from '../../store/cursor.ts';
import { edit, select, useStore } from '../../store/store.ts';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const STEP = 5;
const BIG_STEP = 20;

/** The keys of the canvas; `cancel` ends a drag and says whether there was one. */
export function onCanvasKey(event: KeyboardEvent, cancel: () => boolean): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target !== document.body && !target.closest('.canvas')) return;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (nudge(arrow, event.shiftKey ? BIG_STEP : STEP)) event.preventDefault();
    else if (target.matches('.react-flow')) {
      event.preventDefault();
      walk(event.key);
    }
  } else if (event.key === 'Escape') {
    if (!cancel()) select([]);
  }
}

/** Where nothing is selected there is nothing to nudge: the cursor goes. */
function walk(key: string): void {
  useCursor.setState({ seen: 'canvas' });
  const go = {
    ArrowUp: actions.goUp,
    ArrowDown: actions.goDown,
    ArrowLeft: actions.goLeft,
    ArrowRight: actions.goRight,
  }[key];
  void go?.perform();
}

function nudge([dx, dy]: Point, step: number): boolean {
  const { topology, selection } = useStore.getState();
  const moves = new Map<string, Point>();
  for (const { id, at, ...rest } of [...topology.devices, ...topology.notes]) {
    const inside = 'in' in rest && typeof rest.in === 'string' && selection.has(rest.in);
    if (selection.has(id) && !inside) moves.set(id, [at[0] + dx * step, at[1] + dy * step]);
  }
  if (moves.size === 0) return false;
  const label = moves.size === 1 ? msg`Nudge a device` : msg`Nudge ${moves.size} devices`;
  edit(label, (now) => move(now, moves), { merge: `nudge ${[...moves.keys()].join(' ')}` });
  return true;
}
