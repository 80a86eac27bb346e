import { parseRange } from '../net/dhcp.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dhcpRangeMalformed: Check = {
  code: 'dhcp-range-malformed',
  severity: 'error',
  why: 'A range is two IPv4 addresses with "-" between them; DHCP here is IPv4 only.',
  values: {
    text: {
      'ip-range': (text, here) => {
        if (parseRange(text)) return undefined;
        const six = text.includes(':') ? msg` DHCP here is IPv4 only.` : '';
        return {
          message: msg`${quote(text)} is not a range of IPv4 addresses, such as 192.0.2.100-192.0.2.199.${six}`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Choose it automatically`, undefined)],
        };
      },
    },
  },
};
