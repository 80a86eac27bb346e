import { msg } from '../../../core/index.ts';
import type { Diagnostic } from '../../../core/index.ts';
import { problemsOf } from '../../store/compilation.ts';
import { notify, openDock, reveal, useStore } from '../../store/store.ts';

const RANK = { error: 0, warning: 1, hint: 2 } as const;

/** The one that was gone to last; another drawing of the same thing has other objects. */
let last: string | undefined;

const nameOf = (problem: Diagnostic) => JSON.stringify([problem.code, problem.anchors]);

/** Selects and says the next problem, in the order of the list of problems. */
export function goNow(step: 1 | -1): void {
  const { topology, bundle, dock } = useStore.getState();
  const problems = problemsOf(topology, bundle).toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity],
  );
  if (problems.length === 0) {
    notify(msg`No problems.`);
    return;
  }
  const before = problems.findIndex((problem) => nameOf(problem) === last);
  const from = before === -1 && step === -1 ? 0 : before;
  const at = (from + step + problems.length) % problems.length;
  const problem = problems[at]!;
  last = nameOf(problem);
  const thing = problem.anchors.find((anchor) => 'id' in anchor);
  if (thing) reveal(thing.id);
  // Who goes through the outline stays there.
  if (dock !== 'outline') openDock('problems');
  const place = msg`Problem ${at + 1} of ${problems.length}: ${problem.message}`;
  notify(place, problem.severity === 'error' ? 'error' : 'info');
}
