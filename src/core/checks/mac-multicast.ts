import { isMac, isMulticastMac } from '../net/mac.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

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
            ? msg`The all-zero MAC cannot be used.`
            : msg`${text} is a group address (its first byte is odd): no card can own it.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Choose one automatically`, undefined)],
        };
      },
    },
  },
};
