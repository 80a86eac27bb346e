import type { Check } from './check.ts';
import { limits } from './limits.ts';
import { msg } from '../util/message.ts';

export const bandwidthPeakBelow: Check = {
  code: 'bandwidth-peak-below',
  severity: 'warning',
  why: 'The average is never reached: tc-htb(8) calls the peak a ceiling.',
  of: ({ roles }) => roles.includes('network'),
  device: (one) =>
    limits(one).flatMap(({ path, rate: { average, peak = average } }) => {
      if (peak >= average) return [];
      const at = [...path, 'peak'];
      const { id } = one.device;
      return {
        message: msg`The peak of ${peak} kB/s is below the average of ${average} kB/s.`,
        anchors: [{ on: 'device', id, path: at }],
        fixes: [
          { title: msg`Set ${average}`, steps: [{ do: 'set', id, path: at, value: average }] },
        ],
      };
    }),
};
