import type { MachineType } from '../../nics/machine.ts';
import { machineType } from '../../nics/machines.ts';
import { nicsWithoutRoom } from '../../nics/room.ts';
import type { Machine } from '../../plan/resource.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';
import { msg } from '../../util/message.ts';

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
    // Exists only for libvirt.
    network: 'implied',
    machine: 'emits',
  },
  refuse: (context) =>
    machines(context).flatMap((machine) => {
      const type = machineType(machine.arch, machine.machineType);
      return (type ? nicsWithoutRoom(type, machine.nics) : []).map((nic) => ({
        code: 'nic-no-room',
        severity: 'error',
        message: msg`"${machine.label}" has no place left for the card ${nic.nic} (${nic.model}).`,
        anchors: [{ on: 'device', id: machine.origin }],
      }));
    }),
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
    return type && nicsWithoutRoom(type, machine.nics).length === 0 ? [[machine, type]] : [];
  });
}

function machines(context: EmitContext): Machine[] {
  return context.mine.filter((resource) => resource.kind === 'machine');
}
