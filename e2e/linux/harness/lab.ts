import {
  type Artifact,
  effectsInEnglish,
  exportBundle,
  type ExportOptions,
} from '../../../src/core/exporting.ts';
import {
  type BundleId,
  compile,
  type Machine,
  type Plan,
  type Topology,
} from '../../../src/core/index.ts';
import type { Result } from './sandbox.ts';
import { startPrograms } from './vhost-user.ts';
import type { Host } from './vm-host.ts';

/** A compiled drawing as one of its hosts sees it, and what a bundle made of it. */
export interface Lab {
  readonly plan: Plan;
  readonly files: readonly Artifact[];
  /** Where its scripts stand after `place`. */
  readonly folder: string;
  readonly guests: readonly Machine[];
  /** What `up` must be told by name. */
  readonly flags: readonly string[];
  readonly effects: ReturnType<typeof effectsInEnglish>;
}

/** Of the first host. */
export function exportLab(topology: Topology, bundle: BundleId, options?: ExportOptions): Lab {
  const [first] = exportLabs(topology, bundle, options);
  if (!first) throw new Error('no host is drawn');
  return first;
}

/** Of each host. */
export function exportLabs(
  topology: Topology,
  bundle: BundleId,
  options?: ExportOptions,
): readonly Lab[] {
  const { plan, diagnostics } = compile(topology);
  const { files, diagnostics: refused, effects } = exportBundle(plan, bundle, options);
  const errors = [...diagnostics, ...refused].filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const told = effects();
  return plan.hosts.map((host, i) => ({
    plan: { ...plan, hosts: [host] },
    files,
    folder: `/lab/${host.folder}`,
    guests: host.resources.filter((each) => each.kind === 'machine'),
    flags: told[i]!.dangers.flatMap(({ flag }) => flag.split(' ')),
    effects: effectsInEnglish(told[i]!.effects),
  }));
}

/** Runs net.sh; `up` is told all that it wants to be told. */
export function runNet(lab: Lab, host: Host, verb: string, ...words: string[]): Promise<Result> {
  const flags = verb === 'up' ? lab.flags : [];
  return host.run(['./net.sh', verb, ...flags, ...words], { cwd: lab.folder });
}

/** Writes the export into the host's /lab. */
export function writeLab(lab: Lab, host: Host): void {
  for (const { path, executable, print } of lab.files) {
    host.write(`/lab/${path}`, print().text, executable);
  }
}

/** Writes the export, and makes what the host must already have: devices, and vhost-user programs. */
export async function place(lab: Lab, host: Host): Promise<void> {
  writeLab(lab, host);
  await startPrograms(host, lab.plan.lab.id, lab.guests);
  const resources = lab.plan.hosts.flatMap((each) => each.resources);
  if (resources.some((each) => each.kind === 'netdev' && each.type === 'macvtap'))
    await countFromElsewhere(host);
  const isHelped = ({ nics }: Machine) =>
    nics.some(({ backend }) => backend.type === 'tap' && backend.maker === 'helper');
  if (lab.guests.some(isHelped)) host.write('/etc/qemu/bridge.conf', 'allow all\n');
  let existing = 0;
  for (const resource of resources) {
    if (resource.kind !== 'existing') continue;
    // No driver for dummy devices here: one end of a cable to nowhere serves as well.
    const { ifname } = resource;
    const far = existing === 0 ? 'wire' : `wire${existing}`;
    existing += 1;
    await host.run(['ip', 'link', 'add', 'name', ifname, 'type', 'veth', 'peer', 'name', far]);
    for (const each of [ifname, far]) await host.run(['ip', 'link', 'set', 'dev', each, 'up']);
    // Until its own IPv6 address is no longer tentative.
    await host.run(['sleep', '2.5']);
  }
}

/** The files of macvtaps are named by number, and /dev is of all who run at the same time. */
export async function countFromElsewhere(host: Host): Promise<void> {
  const numbers = Array.from({ length: 50 * (Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) });
  const made = numbers.map((_, i) => `link add name count${i} group 77 type bridge\n`);
  if (made.length > 0)
    await host.run(['sh', '-c', `ip -batch - <<END\n${made.join('')}link del group 77\nEND`]);
}
