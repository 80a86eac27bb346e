import type { Check } from './check.ts';
import { poolGuests } from './pool-guests.ts';
import { standsOn } from './stands-on.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkPoolFull: Check = {
  code: 'network-pool-full',
  severity: 'error',
  why: 'In the mode passthru each guest takes a network device alone.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    const { device, kind } = one;
    if (kind.standsOn?.(device) !== 'lower' || device['mode'] !== 'passthru') return undefined;
    const { length } = standsOn(one);
    const guests = poolGuests(one);
    if (length === 0 || guests.length <= length) return undefined;
    return {
      message: msg`${quote(device.name)} has ${guests.length} cards of guests, and ${length} network devices for one each.`,
      anchors: guests.slice(length).map(({ link }) => ({ on: 'link', id: link.id })),
      fixes: [
        {
          title: msg`Use ${'bridge'}`,
          steps: [{ do: 'set', id: device.id, path: ['mode'], value: undefined }],
        },
      ],
    };
  },
};
