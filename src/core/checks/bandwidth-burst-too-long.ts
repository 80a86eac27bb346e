import type { Check } from './check.ts';
import { limits } from './limits.ts';
import { msg } from '../util/message.ts';

/** tc(8) hands bursts over as a time, in 32 bits of 64 ns. */
const SECONDS = 274;

export const bandwidthBurstTooLong: Check = {
  code: 'bandwidth-burst-too-long',
  severity: 'error',
  why: 'tc(8) cuts such a burst to a small one, without a word.',
  of: ({ roles }) => roles.includes('network'),
  device: (one) =>
    limits(one).flatMap(({ path, rate: { average, burst = 0 } }) => {
      const most = Math.floor((average * SECONDS * 1000) / 1024);
      if (burst <= most) return [];
      const at = [...path, 'burst'];
      const { id } = one.device;
      return {
        message: msg`A burst lasts ${SECONDS} s at most: with ${average} kB/s it is ${most} KiB.`,
        anchors: [{ on: 'device', id, path: at }],
        fixes: [{ title: msg`Set ${most}`, steps: [{ do: 'set', id, path: at, value: most }] }],
      };
    }),
};
