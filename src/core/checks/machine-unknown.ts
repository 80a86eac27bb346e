import { MACHINE_TYPES, machineType } from '../nics/machines.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const machineUnknown: Check = {
  code: 'machine-unknown',
  severity: 'error',
  why: 'QEMU has this machine for other architectures only, or not at all.',
  leavesOut: true,
  of: ({ ports }) => ports === 'nics',
  device: ({ device }) => {
    const [arch, machine] = [String(device['arch']), String(device['machine'])];
    if (machineType(arch, machine)) return undefined;
    const others = MACHINE_TYPES.filter((row) => row.arch === arch);
    return {
      message:
        others.length === 0
          ? msg`There is no QEMU machine for the architecture ${quote(arch)} here.`
          : msg`There is no machine ${quote(machine)} for ${arch}; there is ${others.map((row) => row.id)}.`,
      anchors: [{ on: 'device', id: device.id, path: [others.length === 0 ? 'arch' : 'machine'] }],
      fixes: others.map((row) => ({
        title: msg`Use ${row.id}`,
        steps: [{ do: 'set', id: device.id, path: ['machine'], value: row.id }],
      })),
    };
  },
};
