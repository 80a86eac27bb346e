import { machineType } from '../../nics/machines.ts';
import { nicsWithoutRoom } from '../../nics/room.ts';
import type { Machine } from '../../plan/resource.ts';
import type { Artifact, EmitContext, Target } from '../target.ts';
import { printGuestScript } from './guest-script.ts';

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
        message: `"${machine.label}" has no place left for the card ${nic.nic} (${nic.model}).`,
        anchors: [{ on: 'device', id: machine.origin }],
      }));
    }),
  emit(context) {
    const scripts: Artifact[] = [];
    for (const machine of machines(context)) {
      const type = machineType(machine.arch, machine.machineType);
      if (!type || nicsWithoutRoom(type, machine.nics).length > 0) continue;
      scripts.push({
        path: `guests/${machine.name}.sh`,
        language: 'sh',
        executable: true,
        print: () => printGuestScript(machine, type, context.plan),
      });
    }
    return scripts;
  },
};

function machines(context: EmitContext): Machine[] {
  return context.mine.filter((resource) => resource.kind === 'machine');
}
