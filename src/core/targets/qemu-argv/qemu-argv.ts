import type { MachineType } from '../../nics/machine.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { machineType } from '../../nics/machines.ts';
import { nicsWithoutRoom } from '../../nics/room.ts';
import type { Machine } from '../../plan/resource.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { queuesTooMany } from './descriptors.ts';
import { printGuestScript } from './guest-script.ts';
import { type Message, msg } from '../../util/message.ts';

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
    machine: 'emits',
  },
  refuse: (context) =>
    machines(context).flatMap((machine) => {
      const type = machineType(machine.arch, machine.machineType);
      const full = (type ? nicsWithoutRoom(type, machine.nics) : []).map((nic) =>
        refusal(
          'nic-no-room',
          msg`"${machine.label}" has no place left for the card ${nic.nic} (${nic.model}).`,
          machine,
        ),
      );
      const tooMany = queuesTooMany(machine);
      if (tooMany === 0) return full;
      const why = msg`A shell cannot hand over ${tooMany} of the macvtap queues of "${machine.label}"; libvirt can.`;
      return [...full, refusal('macvtap-queues-too-many', why, machine)];
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

function refusal(code: string, message: Message, machine: Machine): Diagnostic {
  return { code, severity: 'error', message, anchors: [{ on: 'device', id: machine.origin }] };
}

function pathOf({ name }: Machine): string {
  return `guests/${name}.sh`;
}

/** The guests that are not refused. */
function startable(context: EmitContext): (readonly [Machine, MachineType])[] {
  return machines(context).flatMap((machine) => {
    const type = machineType(machine.arch, machine.machineType);
    const fits = type && nicsWithoutRoom(type, machine.nics).length + queuesTooMany(machine) === 0;
    return fits ? [[machine, type]] : [];
  });
}

function machines(context: EmitContext): Machine[] {
  return context.mine.filter((resource) => resource.kind === 'machine');
}
