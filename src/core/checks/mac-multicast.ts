import { isMac, isMulticastMac } from '../net/mac.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { setFix } from './words.ts';

export const macMulticast: Check = {
  code: 'mac-multicast',
  severity: 'error',
  why: 'A group address belongs to no card; QEMU takes it silently and the guest is mute.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts.mac) {
      if (!isMac(value.text)) continue;
      const zero = value.text === '00:00:00:00:00:00';
      if (!zero && !isMulticastMac(value.text)) continue;
      yield {
        message: zero
          ? 'The all-zero MAC cannot be used.'
          : `${value.text} is a group address (its first byte is odd): no card can own it.`,
        anchors: [anchor(value)],
        fixes: [setFix('Choose one automatically', value, undefined)],
      };
    }
  },
};
