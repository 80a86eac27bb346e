import { parseRange } from '../net/dhcp.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const dhcpRangeMalformed: Check = {
  code: 'dhcp-range-malformed',
  severity: 'error',
  why: 'A range is two IPv4 addresses with "-" between them; DHCP here is IPv4 only.',
  values: {
    text: {
      'ip-range': (text, here) => {
        if (parseRange(text)) return undefined;
        const six = text.includes(':') ? ' DHCP here is IPv4 only.' : '';
        return {
          message: `${quote(text)} is not a range of IPv4 addresses, such as 192.0.2.100-192.0.2.199.${six}`,
          anchors: [here.anchor()],
          fixes: [here.set('Choose it automatically', undefined)],
        };
      },
    },
  },
};
