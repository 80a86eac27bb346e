import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { isQemus, type Machine, type Resource, type TapMaker } from '../plan/resource.ts';
import { withMaker } from '../plan/tap-maker.ts';
import { msg } from '../util/message.ts';

const NAMES: Readonly<Record<TapMaker, string>> = {
  script: 'net.sh',
  qemu: 'qemu-ifup',
  helper: 'qemu-bridge-helper',
  libvirt: 'libvirt',
};

/** A maker that says no more than what the export does anyway is dropped. */
function settled(maker: TapMaker, byLibvirt: boolean): TapMaker | undefined {
  const told = byLibvirt ? maker === 'script' : isQemus(maker);
  return told ? maker : undefined;
}

/** The taps of a guest that this export has made by another than is drawn. */
function others({ label, nics }: Machine, byLibvirt: boolean): readonly Diagnostic[] {
  const instead = byLibvirt ? 'libvirt' : 'net.sh';
  return nics.flatMap(({ nic, backend }): Diagnostic[] => {
    if (backend.type !== 'tap' || backend.maker === undefined) return [];
    const { maker, link } = backend;
    if (byLibvirt ? !isQemus(maker) : maker !== 'libvirt') return [];
    return [
      {
        code: 'tap-other-maker',
        severity: 'warning',
        message: msg`${NAMES[maker]} has no part in this export: ${instead} makes the tap of ${nic} of "${label}".`,
        anchors: [{ on: 'link', id: link, path: ['maker'] }],
      },
    ];
  });
}

/** The plan whose taps are made by parties of an export, and where that is another than is drawn. */
export function settleMakers(
  plan: Plan,
  byLibvirt: boolean,
): { readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const all = plan.hosts.flatMap(({ resources }) => resources);
  if (!all.some((one) => one.kind === 'netdev' && one.type === 'tap' && one.maker))
    return { plan, diagnostics: [] };
  const settle = (one: Resource) => withMaker(one, (maker) => settled(maker, byLibvirt));
  return {
    plan: {
      ...plan,
      hosts: plan.hosts.map((host) => ({ ...host, resources: host.resources.map(settle) })),
    },
    diagnostics: all.flatMap((one) => (one.kind === 'machine' ? others(one, byLibvirt) : [])),
  };
}
