import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { Resource } from '../plan/resource.ts';
import { type Bundle, type BundleId, bundles } from '../targets/bundles.ts';
import { targets } from '../targets/index.ts';
import type { Answer, Artifact, Target } from '../targets/target.ts';
import { readme } from './readme.ts';

export interface Export {
  /** Paths begin with the host's folder; README.md comes last. */
  readonly files: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Share {
  readonly target: Target;
  readonly mine: Resource[];
}

/** Gives every resource to the first target that emits or implies it; returns what nobody claims. */
function divide(host: PlanHost, shares: readonly Share[]): readonly Resource[] {
  const unclaimed: Resource[] = [];
  for (const resource of host.resources) {
    let answer: Answer = 'absent';
    for (const { target, mine } of shares) {
      // The table is typed over the union; indexing it loses the pairing.
      const row = target.answers[resource.kind] as Answer | ((resource: Resource) => Answer);
      answer = typeof row === 'function' ? row(resource) : row;
      if (answer === 'emits') mine.push(resource);
      if (answer !== 'absent') break;
    }
    if (answer === 'absent') unclaimed.push(resource);
  }
  return unclaimed;
}

/** What a bundle makes of a plan: files whose text is made when asked for. */
export function exportBundle(plan: Plan, id: BundleId): Export {
  const bundle: Bundle = bundles.find((one) => one.id === id) ?? bundles[0];
  const files: Artifact[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const host of plan.hosts) {
    const shares = bundle.targets.map((id): Share => ({ target: targets[id], mine: [] }));
    for (const resource of divide(host, shares)) {
      diagnostics.push({
        code: 'resource-unclaimed',
        severity: 'error',
        message: `The bundle ${bundle.id} has no word for ${plan.titles.get(resource.origin) ?? resource.id}.`,
        anchors: [{ on: 'device', id: resource.origin }],
      });
    }
    for (const { target, mine } of shares) {
      const context = { plan, host, mine };
      diagnostics.push(...(target.refuse?.(context) ?? []));
      for (const { path, language, executable, print } of target.emit(context)) {
        files.push({ path: `${host.folder}/${path}`, language, executable, print });
      }
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  files.push(readme(plan, bundle, files));
  return { files, diagnostics };
}
