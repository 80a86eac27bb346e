import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

/** MiB; QEMU's spapr machine maps memory in pieces of this size. */
const PIECE = 256;

export const memoryAlignment: Check = {
  code: 'memory-alignment',
  severity: 'error',
  why: 'QEMU says "Memory size is not aligned to 256 MiB" and does not start.',
  of: ({ ports }) => ports === 'nics',
  device: ({ device }) => {
    const memory = device['memoryMiB'];
    if (device['machine'] !== 'pseries' || typeof memory !== 'number' || memory % PIECE === 0)
      return undefined;
    const nearest = Math.max(1, Math.ceil(memory / PIECE)) * PIECE;
    const path = ['memoryMiB'];
    return {
      message: msg`A pseries machine takes memory in steps of ${PIECE} MiB, not ${memory} MiB.`,
      anchors: [{ on: 'device', id: device.id, path }],
      fixes: [
        {
          title: msg`Set ${nearest} MiB`,
          steps: [{ do: 'set', id: device.id, path, value: nearest }],
        },
      ],
    };
  },
};
