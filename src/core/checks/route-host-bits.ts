import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const routeHostBits: Check = {
  code: 'route-host-bits',
  severity: 'error',
  why: 'A network has no bits set behind its prefix; QEMU wants IPv4 and a prefix of 4 to 30.',
  leavesOut: true,
  values: {
    text: {
      network: (text, here) => {
        const network = parseInterfaceAddress(text);
        const sized = network !== undefined && network.prefix >= 4 && network.prefix <= 30;
        if (sized && network.family === 4 && network.value === network.first) return undefined;
        return {
          message: msg`${quote(text)} is not an IPv4 network such as 10.0.2.0/24.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
