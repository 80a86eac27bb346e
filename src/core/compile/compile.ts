import { check, leavesOut } from '../checks/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { viewOf } from '../view/view.ts';
import { lowerView } from './lower.ts';

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  /** Of all that can be built; what an error forbids to build is not in it. Made when it is first asked for. */
  readonly plan: Plan;
}

/** Topology in, diagnostics and plan out. Linear in devices and links but for the sorting of ids. */
export function compile(topology: Topology): Compilation {
  const view = viewOf(topology);
  const diagnostics = check(view);
  let plan: Plan | undefined;
  return {
    diagnostics,
    get plan() {
      return (plan ??= lowerView(view, leavesOut(diagnostics)));
    },
  };
}
