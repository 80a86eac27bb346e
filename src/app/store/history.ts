import type { Topology, Wording } from '../../core/index.ts';

/** The drawing and the selection as they were before (or after) something was done. */
export interface Step {
  /** What was done, in the imperative: `Move web1`. */
  readonly label: Wording;
  readonly topology: Topology;
  readonly selection: ReadonlySet<string>;
}

export interface History {
  readonly topology: Topology;
  readonly selection: ReadonlySet<string>;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const MOST_STEPS = 500;

/** One more step; a merged one joins the step before it. */
export function record(
  history: History,
  step: { label: Wording; topology: Topology; selection: ReadonlySet<string>; merged: boolean },
): History {
  const { label, topology, selection } = step;
  if (topology === history.topology) return { ...history, selection };
  if (step.merged && history.past.length > 0)
    return { ...history, topology, selection, future: [] };
  const before: Step = { label, topology: history.topology, selection: history.selection };
  return { topology, selection, past: [...history.past, before].slice(-MOST_STEPS), future: [] };
}

export function stepBack(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const after: Step = { ...step, topology: history.topology, selection: history.selection };
  return {
    topology: step.topology,
    selection: step.selection,
    past: history.past.slice(0, -1),
    future: [after, ...history.future],
  };
}

export function stepForward(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  const before: Step = { ...step, topology: history.topology, selection: history.selection };
  return {
    topology: step.topology,
    selection: step.selection,
    past: [...history.past, before].slice(-MOST_STEPS),
    future,
  };
}
