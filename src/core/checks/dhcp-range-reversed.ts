import { parseRange, printRange } from '../net/dhcp.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const dhcpRangeReversed: Check = {
  code: 'dhcp-range-reversed',
  severity: 'error',
  why: 'dnsmasq takes a reversed range for good, and then hands out nothing.',
  values: {
    text: {
      'ip-range': (text, here) => {
        const range = parseRange(text);
        if (!range || range.first <= range.last) return undefined;
        const straight = printRange({ first: range.last, last: range.first });
        return {
          message: msg`The DHCP range ${printRange(range)} is reversed.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Make it ${straight}`, straight)],
        };
      },
    },
  },
};
