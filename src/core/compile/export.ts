import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { Resource } from '../plan/resource.ts';
import { type Bundle, type BundleId, bundles } from '../targets/bundles.ts';
import { targets, type TargetId } from '../targets/index.ts';
import type { Answer, Artifact, Target } from '../targets/target.ts';
import { readme } from './readme.ts';

export interface Export {
  /** Paths begin with the host's folder; README.md comes last. */
  readonly files: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
}

function answerOf(target: Target, resource: Resource): Answer {
  // The table is typed over the union; indexing it loses the pairing.
  const answer = target.answers[resource.kind] as Answer | ((resource: Resource) => Answer);
  return typeof answer === 'function' ? answer(resource) : answer;
}

/** Gives every resource to the first target that emits or implies it. */
function divide(
  host: PlanHost,
  bundle: Bundle,
): { shares: ReadonlyMap<TargetId, Resource[]>; unclaimed: readonly Resource[] } {
  const shares = new Map<TargetId, Resource[]>(bundle.targets.map((id) => [id, []]));
  const unclaimed: Resource[] = [];
  const each = [...shares].map(([id, mine]) => ({ target: targets[id], mine }));
  for (const resource of host.resources) {
    let answer: Answer = 'absent';
    for (const { target, mine } of each) {
      answer = answerOf(target, resource);
      if (answer === 'emits') mine.push(resource);
      if (answer !== 'absent') break;
    }
    if (answer === 'absent') unclaimed.push(resource);
  }
  return { shares, unclaimed };
}

/** What a bundle makes of a plan: files whose text is made when asked for. */
export function exportBundle(plan: Plan, id: BundleId): Export {
  const bundle: Bundle = bundles.find((one) => one.id === id) ?? bundles[0];
  const files: Artifact[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const host of plan.hosts) {
    const { shares, unclaimed } = divide(host, bundle);
    for (const resource of unclaimed) {
      diagnostics.push({
        code: 'resource-unclaimed',
        severity: 'error',
        message: `The bundle ${bundle.id} has no word for ${plan.titles.get(resource.origin) ?? resource.id}.`,
        anchors: [{ on: 'device', id: resource.origin }],
      });
    }
    for (const [id, mine] of shares) {
      const context = { plan, host, mine };
      diagnostics.push(...(targets[id].refuse?.(context) ?? []));
      for (const { path, language, executable, print } of targets[id].emit(context)) {
        files.push({ path: `${host.folder}/${path}`, language, executable, print });
      }
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  files.push(readme(plan, bundle, files));
  return { files, diagnostics };
}
