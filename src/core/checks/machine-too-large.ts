import { machineType } from '../nics/machines.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const machineTooLarge: Check = {
  code: 'machine-too-large',
  severity: 'error',
  why: 'QEMU says "Invalid SMP CPUs" or "RAM size more than 2 GiB is not supported" and does not start.',
  of: ({ ports }) => ports === 'nics',
  device: ({ device }) => {
    const type = machineType(String(device['arch']), String(device['machine']));
    const over = (key: string, most = Infinity) => {
      const value = device[key];
      return typeof value === 'number' && value > most ? { key, value, most } : undefined;
    };
    // What is more than one, newer versions of QEMU raise.
    const cpus = type?.maxVcpus === 1 ? over('vcpus', 1) : undefined;
    const found = cpus ?? over('memoryMiB', type?.maxMemoryMiB);
    if (!type || !found) return undefined;
    const { key, value, most } = found;
    const path = [key];
    return {
      message: cpus
        ? msg`The machine ${type.id} (${type.arch}) has one vCPU, not ${value}.`
        : msg`The machine ${type.id} (${type.arch}) takes ${most} MiB of memory at most, not ${value} MiB.`,
      anchors: [{ on: 'device', id: device.id, path }],
      fixes: [
        {
          title: msg`Set ${most}`,
          steps: [{ do: 'set', id: device.id, path, value: most }],
        },
      ],
    };
  },
};
