import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { machineType } from '../../nics/machines.ts';
import type { Machine, Network, OvsPort, Port } from '../../plan/resource.ts';
import { GUESTS_ALONE, machinesOf } from '../guests.ts';
import { isPasst } from '../qemu-argv/passt.ts';
import type { Answer, Artifact, EmitContext, Target } from '../target.ts';
import { isOfGuest, printDefineScript } from './define-script.ts';
import { printDomain } from './domain-xml.ts';
import type { Around } from './interface-xml.ts';
import { refusals } from './refusals.ts';

const SCRIPT = 'libvirt/define.sh';

/** A libvirt domain for each guest, and a script that defines and undefines them. */
export const libvirtDomain: Target = {
  id: 'libvirt-domain',
  title: 'libvirt domains',
  note: 'libvirt/NAME.xml for each guest, and define.sh for all of them',
  answers: {
    ...GUESTS_ALONE,
    // libvirt makes a guest's taps when it starts the guest, and plugs them.
    netdev: (one) => (isOfGuest(one) ? 'implied' : 'absent'),
    port: pluggedByLibvirt,
    'ovs-port': pluggedByLibvirt,
    // It is managed: taken when the guest starts, given back when it ends.
    passthrough: 'implied',
    machine: 'emits',
  },
  refuse: (context) => machinesOf(context).flatMap(refusals),
  programs: (context) => {
    const { guests } = defined(context);
    const emulators = guests.flatMap(
      (one) => machineType(one.arch, one.machineType)?.emulator ?? [],
    );
    const passt = guests.some(({ nics }) => nics.some(({ backend }) => isPasst(backend)));
    if (guests.length === 0) return [];
    return ['libvirtd', 'virsh', ...new Set(emulators), ...(passt ? ['passt'] : [])];
  },
  emit(context) {
    const { guests, networks } = defined(context);
    if (guests.length + networks.length === 0) return [];
    const around = aroundOf(context);
    return [
      ...guests.map((machine): Artifact => ({
        path: `libvirt/${machine.name}.xml`,
        language: 'xml',
        executable: false,
        print: () => printDomain(machine, around),
      })),
      {
        path: SCRIPT,
        language: 'sh',
        executable: true,
        print: () => printDefineScript(context, guests, networks),
      },
    ];
  },
  lab(context) {
    const { guests, networks } = defined(context);
    return {
      ...(guests.length + networks.length > 0 ? { define: SCRIPT } : {}),
      guests: guests.map(({ origin, name }) => ({ origin, name, script: SCRIPT, byName: true })),
    };
  },
};

function pluggedByLibvirt({ of, maker }: Port | OvsPort): Answer {
  return of === 'tap' && maker !== 'script' ? 'implied' : 'absent';
}

/** What define.sh makes known to libvirt: it is not written where that is nothing. */
function defined(context: EmitContext): { guests: Machine[]; networks: Network[] } {
  return {
    guests: machinesOf(context).filter((machine) => refusals(machine).every(isWarning)),
    networks: context.host.resources.filter((resource) => resource.kind === 'network'),
  };
}

function isWarning({ severity }: Diagnostic): boolean {
  return severity !== 'error';
}

function aroundOf(context: EmitContext): Around {
  const mtus = new Map<string, number>();
  const networks = new Map<string, Network>();
  for (const resource of context.host.resources) {
    if (resource.kind === 'network') networks.set(resource.origin, resource);
    if (resource.kind === 'netdev' && resource.type === 'tap' && resource.mtu !== undefined) {
      mtus.set(resource.ifname, resource.mtu);
    }
  }
  return { mtus, networks };
}
