import { parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ipMalformed: Check = {
  code: 'ip-malformed',
  severity: 'error',
  why: 'ip(8) refuses it, or reads another address.',
  values: {
    text: {
      'interface-address': (text, here) => {
        if (parseInterfaceAddress(text)) return undefined;
        const bare = parseIp(text);
        if (!bare) {
          return {
            message: msg`${quote(text)} is not an address with a prefix length, such as 192.0.2.10/24 or 2001:db8::10/64.`,
            anchors: [here.anchor()],
          };
        }
        const length = bare.family === 4 ? 24 : 64;
        return {
          message: msg`${quote(text)} has no prefix length: without one it has no neighbours.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Make it /${length}`, `${text}/${length}`)],
        };
      },
      ip: (text, here) =>
        parseIp(text)
          ? undefined
          : {
              message: msg`${quote(text)} is not an IP address, such as 192.0.2.1 or 2001:db8::1.`,
              anchors: [here.anchor()],
            },
    },
  },
};
