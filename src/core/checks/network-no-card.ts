import type { Check } from './check.ts';
import { standsOn } from './stands-on.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkNoCard: Check = {
  code: 'network-no-card',
  severity: 'error',
  why: 'In the mode macvtap guests stand on network devices of the host.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    const { device, kind } = one;
    if (kind.standsOn?.(device) !== 'lower' || standsOn(one).length > 0) return undefined;
    return {
      message: msg`${quote(device.name)} stands on no network device: cable it to network cards of its host.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
