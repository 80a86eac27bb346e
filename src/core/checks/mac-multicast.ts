import { isMac, isMulticastMac } from '../net/mac.ts';
import type { Check } from './check.ts';

export const macMulticast: Check = {
  code: 'mac-multicast',
  severity: 'error',
  why: 'A group address belongs to no card; QEMU takes it silently and the guest is mute.',
  leavesOut: true,
  values: {
    text: {
      mac: (text, here) => {
        if (!isMac(text)) return undefined;
        const zero = text === '00:00:00:00:00:00';
        if (!zero && !isMulticastMac(text)) return undefined;
        return {
          message: zero
            ? 'The all-zero MAC cannot be used.'
            : `${text} is a group address (its first byte is odd): no card can own it.`,
          anchors: [here.anchor()],
          fixes: [here.set('Choose one automatically', undefined)],
        };
      },
    },
  },
};
