import type { MachineType } from '../../nics/machine.ts';
import { machineType } from '../../nics/machines.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isQemus, type Machine, type Network, type Resource } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { isLimited } from '../../plan/limited.ts';
import { GUESTS_ALONE, labGuest, machinesOf, scriptOf } from '../guests.ts';
import type { Answer, Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';
import { isPasst } from './passt.ts';
import { plugPrograms, plugScripts } from './plug-scripts.ts';
import { refusals } from './refusals.ts';

/** A script for each guest that runs QEMU with exactly the drawn cards. */
export const qemuArgv: Target = {
  id: 'qemu-argv',
  title: 'QEMU command lines',
  note: 'guests/NAME.sh: one script for each guest; qemu-ifup and qemu-ifdown where QEMU makes taps',
  answers: {
    ...GUESTS_ALONE,
    // QEMU makes some taps, and has them plugged, when it starts.
    netdev: byQemu,
    port: byQemu,
    'ovs-port': byQemu,
    // Exists only for libvirt.
    network: 'implied',
    machine: ({ arch, machineType: id }) =>
      machineType(arch, id)?.engine === undefined ? 'emits' : 'absent',
  },
  refuse: (context) => [
    ...context.host.resources.filter(isNetwork).filter(isLimited).map(unlimited),
    ...machinesOf(context).flatMap((machine) => {
      const type = machineType(machine.arch, machine.machineType);
      return type ? refusals(machine, type, context.qemuSyntax ?? 'device') : [];
    }),
  ],
  programs: (context) => [
    ...new Set(startable(context).map(([, { emulator }]) => emulator)),
    ...(startable(context).length > 0 ? ['find', 'setsid', 'socat'] : []),
    ...(startable(context).some(([{ nics }]) => nics.some(({ backend }) => isPasst(backend)))
      ? ['passt']
      : []),
    ...plugPrograms(context.host.resources),
  ],
  emit: (context) => [
    ...startable(context).map(([machine, type]): Artifact => ({
      path: scriptOf(machine),
      language: 'sh',
      executable: true,
      print: () => printGuestScript(machine, type, context),
    })),
    ...plugScripts(context),
  ],
  lab: (context) => ({
    guests: startable(context).map(([machine]) => labGuest(machine)),
  }),
};

function byQemu({ maker }: Resource): Answer {
  return isQemus(maker) ? 'implied' : 'absent';
}

function isNetwork(one: Resource): one is Network {
  return one.kind === 'network';
}

function unlimited({ origin, name }: Network): Diagnostic {
  return {
    code: 'bandwidth-not-limited',
    severity: 'warning',
    message: msg`Nothing limits the bandwidth of guests in ${name} here: it is libvirt that would.`,
    anchors: [{ on: 'device', id: origin }],
  };
}

/** The guests that are not refused. */
function startable(context: EmitContext): (readonly [Machine, MachineType])[] {
  return machinesOf(context).flatMap((machine) => {
    const type = machineType(machine.arch, machine.machineType);
    const fits = type && refusals(machine, type, context.qemuSyntax ?? 'device').length === 0;
    return fits ? [[machine, type]] : [];
  });
}
