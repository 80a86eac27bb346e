import { parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, setFix } from './words.ts';

export const ipMalformed: Check = {
  code: 'ip-malformed',
  severity: 'error',
  why: 'ip(8) refuses it, or reads another address.',
  *find({ values }) {
    for (const value of values.texts['interface-address']) {
      if (parseInterfaceAddress(value.text)) continue;
      const bare = parseIp(value.text);
      if (bare) {
        const length = bare.family === 4 ? 24 : 64;
        yield {
          message: `${quote(value.text)} has no prefix length: without one it has no neighbours.`,
          anchors: [anchor(value)],
          fixes: [setFix(`Make it /${length}`, value, `${value.text}/${length}`)],
        };
        continue;
      }
      yield {
        message: `${quote(value.text)} is not an address with a prefix length, such as 192.0.2.10/24 or 2001:db8::10/64.`,
        anchors: [anchor(value)],
      };
    }
    for (const value of values.texts.ip) {
      if (parseIp(value.text)) continue;
      yield {
        message: `${quote(value.text)} is not an IP address, such as 192.0.2.1 or 2001:db8::1.`,
        anchors: [anchor(value)],
      };
    }
  },
};
