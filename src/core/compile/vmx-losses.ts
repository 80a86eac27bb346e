import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isLxc, isUml } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { PlanHost } from '../plan/plan.ts';
import type { Attachment, Backend, Machine } from '../plan/resource.ts';
import { type Message, msg } from '../util/message.ts';

/** Network cards of a guest, of hardware version 7 and later. */
const MOST = 10;

export function machinesOf({ resources }: PlanHost): readonly Machine[] {
  return resources.filter((resource) => resource.kind === 'machine');
}

/** Whether a device or a program of the host has the guest's card in its hands. */
export function isPassed(backend: Backend): boolean {
  switch (backend.type) {
    case 'vfio':
    case 'hostdev':
    case 'vdpa':
      return true;
    case 'vhost-user':
      return backend.port === undefined;
    default:
      return false;
  }
}

/** What VMware cannot be told of the guests of a host. */
export function vmxWarnings(host: PlanHost): readonly Diagnostic[] {
  return machinesOf(host).flatMap((machine) => lossesOf(machine));
}

function lossesOf(machine: Machine): readonly Diagnostic[] {
  const { nics, label, origin } = machine;
  const warning = (code: string, message: Message): Diagnostic => ({
    code,
    severity: 'warning',
    message,
    anchors: [{ on: 'device', id: origin }],
  });
  if (isUml(machine)) {
    return [
      warning(
        'vmx-uml',
        msg`"${label}" is User-mode Linux, a program of Linux: VMware gets no lines for it.`,
      ),
    ];
  }
  if (isLxc(machine)) {
    const why = msg`"${label}" is a container of LXC, which has Linux below it: VMware gets no lines for it.`;
    return [warning('vmx-lxc', why)];
  }
  const written = nics.filter(({ backend }) => !isPassed(backend)).length;
  const found = nics.flatMap((nic) =>
    cardLosses(nic, label).map(([code, why]) => warning(code, why)),
  );
  if (written <= MOST) return found;
  const many = msg`VMware takes ${MOST} network cards at most, and "${label}" has ${written}.`;
  return [...found, warning('vmx-too-many', many)];
}

function cardLosses(
  { nic, model, backend }: Attachment,
  label: string,
): readonly (readonly [string, Message])[] {
  if (isPassed(backend)) {
    const why = msg`VMware gets no lines for ${nic} of "${label}": a device or program of the host drives that card itself.`;
    return [['vmx-passthrough', why]];
  }
  const found: (readonly [string, Message])[] = [];
  if (NIC_MODELS[model]?.vmware === undefined) {
    const why = msg`VMware has no ${model}, which ${nic} of "${label}" is: its lines name no model.`;
    found.push(['vmx-model', why]);
  }
  if ('vlan' in backend && backend.vlan) {
    const why = msg`The networks of VMware know nothing of the VLAN that ${nic} of "${label}" is in.`;
    found.push(['vmx-vlan', why]);
  }
  if (backend.type === 'macvtap' && backend.mode !== 'bridge') {
    const why = msg`VMware bridges to ${backend.lower} as the mode bridge does, not as ${backend.mode}, which ${nic} of "${label}" has.`;
    found.push(['vmx-macvtap-mode', why]);
  }
  if (backend.type === 'user') {
    const why = msg`All guests on VMware's NAT share one network, whose addresses are VMware's choice: ${nic} of "${label}" is not in ${backend.network} by itself.`;
    found.push(['vmx-nat', why]);
    if (backend.forwards.length > 0) {
      const lost = msg`A .vmx file holds no forwarded ports, and ${nic} of "${label}" has some: put them into vmnetnat.conf of VMware by hand.`;
      found.push(['vmx-forwards', lost]);
    }
  }
  return found;
}
