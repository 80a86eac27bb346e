import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Danger, dangersOf } from '../plan/dangers.ts';
import { type Effects, effectsOf } from '../plan/effects.ts';
import { featuresOf } from '../plan/kernel.ts';
import { leaveOut } from '../plan/leave-out.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { Resource } from '../plan/resource.ts';
import { unbindGroups } from '../plan/mcast-groups.ts';
import { type Bundle, type BundleId, bundles } from '../targets/bundles.ts';
import { targets } from '../targets/index.ts';
import type { QemuSyntax } from '../targets/qemu-syntax.ts';
import { settleMakers } from '../targets/tap-maker.ts';
import type { Answer, Artifact, HostNeeds, Target } from '../targets/target.ts';
import { printLabScript } from './lab-script.ts';
import { readme } from './readme.ts';
import { vmxWarnings } from './vmx-losses.ts';
import { vmxFiles } from './vmx.ts';
import { msg } from '../util/message.ts';

export interface HostEffects {
  /** What people call the host: free text. */
  readonly host: string;
  readonly effects: Effects;
  readonly dangers: readonly Danger[];
}

export interface Export {
  /** Paths begin with the host's folder; README.md comes last. */
  readonly files: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the files do to each host when they are run. Made when it is asked for. */
  readonly effects: () => readonly HostEffects[];
}

export interface ExportOptions {
  /** Flags of the dangers that are left out, with all that needs them. */
  readonly without?: ReadonlySet<string>;
  /** Whether net.sh builds in a throw-away namespace without being told to. */
  readonly isolated?: boolean;
  /** How the guests' scripts tell QEMU of network cards. */
  readonly qemuSyntax?: QemuSyntax;
  /** Whether each guest's cards are said for VMware too. */
  readonly vmx?: boolean;
  /** The drawing as the fragment of a link, for the header of net.sh. */
  readonly link?: () => string | undefined;
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

/** A libvirt network is an effect only where it is written. */
function effectsOn(plan: Plan, bundle: Bundle): HostEffects[] {
  const libvirt = bundle.targets.includes('libvirt-network');
  return plan.hosts.map(({ label, resources }) => {
    const done = libvirt ? resources : resources.filter(({ kind }) => kind !== 'network');
    return {
      host: label,
      effects: effectsOf(done, plan.lab, { byLibvirt: libvirt }),
      dangers: dangersOf(done),
    };
  });
}

/** What a bundle makes of a plan: files whose text is made when asked for. */
export function exportBundle(drawn: Plan, id: BundleId, options: ExportOptions = {}): Export {
  const bundle: Bundle = bundles.find((one) => one.id === id) ?? bundles[0];
  const settled = settleMakers(drawn, bundle.targets.includes('libvirt-domain'));
  const whole = unbindGroups(settled.plan, bundle.targets.includes('libvirt-domain'));
  const plan = options.without ? leaveOut(whole, options.without) : whole;
  const isolated = options.isolated === true && bundle.isolates;
  const byLibvirt = bundle.targets.includes('libvirt-network');
  const files: Artifact[] = [];
  const diagnostics: Diagnostic[] = [...settled.diagnostics];
  const needsOf = new Map<PlanHost, () => HostNeeds>();
  for (const host of plan.hosts) {
    const shares = bundle.targets.map((id): Share => ({ target: targets[id], mine: [] }));
    for (const resource of divide(host, shares)) {
      diagnostics.push({
        code: 'resource-unclaimed',
        severity: 'error',
        message: msg`The bundle ${bundle.id} has no word for ${plan.titles.get(resource.origin) ?? resource.id}.`,
        anchors: [{ on: 'device', id: resource.origin }],
      });
    }
    const { link, qemuSyntax } = options;
    const contextOf = ({ mine }: Share) => ({ plan, host, mine, isolated, link, qemuSyntax });
    const needs = (): HostNeeds => ({
      features: featuresOf(host.resources, { byLibvirt }),
      programs: [...new Set(shares.flatMap((share) => share.target.programs(contextOf(share))))],
    });
    needsOf.set(host, needs);
    for (const share of shares) {
      const { target } = share;
      const context = { ...contextOf(share), needs };
      diagnostics.push(...(target.refuse?.(context) ?? []));
      for (const { path, language, executable, print } of target.emit(context)) {
        files.push({ path: `${host.folder}/${path}`, language, executable, print });
      }
    }
    if (options.vmx) {
      files.push(...vmxFiles(host));
      diagnostics.push(...vmxWarnings(host));
    }
    files.push({
      path: `${host.folder}/lab.sh`,
      language: 'sh',
      executable: true,
      print: () => {
        const parts = shares.flatMap(
          ({ target, mine }) =>
            target.lab?.({ plan, host, mine, qemuSyntax: options.qemuSyntax }) ?? [],
        );
        return printLabScript({ plan, host, mine: [], isolated }, bundle, parts);
      },
    });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  files.push(readme(plan, bundle, files, { isolated, needsOf }));
  return { files, diagnostics, effects: () => effectsOn(plan, bundle) };
}
