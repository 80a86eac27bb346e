import type { MachineType } from '../../nics/machine.ts';
import { machineType } from '../../nics/machines.ts';
import type { Machine } from '../../plan/resource.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';
import { refusals } from './refusals.ts';

/** A script for each guest that runs QEMU with exactly the drawn cards. */
export const qemuArgv: Target = {
  id: 'qemu-argv',
  title: 'QEMU command lines',
  note: 'guests/NAME.sh: one script for each guest',
  answers: {
    existing: 'absent',
    namespace: 'absent',
    netdev: 'absent',
    port: 'absent',
    slave: 'absent',
    'ovs-bridge': 'absent',
    'ovs-port': 'absent',
    address: 'absent',
    route: 'absent',
    setting: 'absent',
    forwarding: 'absent',
    nat: 'absent',
    dhcp: 'absent',
    daemon: 'absent',
    // Exists only for libvirt.
    network: 'implied',
    machine: ({ arch, machineType: id }) =>
      machineType(arch, id)?.engine === undefined ? 'emits' : 'absent',
  },
  refuse: (context) =>
    machines(context).flatMap((machine) => {
      const type = machineType(machine.arch, machine.machineType);
      return type ? refusals(machine, type, context.qemuSyntax ?? 'device') : [];
    }),
  programs: (context) => [...new Set(startable(context).map(([, { emulator }]) => emulator))],
  emit: (context) =>
    startable(context).map(([machine, type]): Artifact => ({
      path: pathOf(machine),
      language: 'sh',
      executable: true,
      print: () => printGuestScript(machine, type, context),
    })),
  lab: (context) => ({
    guests: startable(context).map(([machine]) => {
      const { origin, name } = machine;
      return { origin, name, script: pathOf(machine) };
    }),
  }),
};

function pathOf({ name }: Machine): string {
  return `guests/${name}.sh`;
}

/** The guests that are not refused. */
function startable(context: EmitContext): (readonly [Machine, MachineType])[] {
  return machines(context).flatMap((machine) => {
    const type = machineType(machine.arch, machine.machineType);
    const fits = type && refusals(machine, type, context.qemuSyntax ?? 'device').length === 0;
    return fits ? [[machine, type]] : [];
  });
}

function machines(context: EmitContext): Machine[] {
  return context.mine.filter((resource) => resource.kind === 'machine');
}
