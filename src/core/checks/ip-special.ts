import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const ipSpecial: Check = {
  code: 'ip-special',
  severity: 'error',
  why: 'Loopback, multicast and limited broadcast belong to no endpoint; the kernel takes them all the same.',
  values: {
    text: {
      'interface-address': (text, here) => {
        const address = parseInterfaceAddress(text);
        if (!address?.special) return undefined;
        return {
          message: msg`${address.address} is a loopback, multicast or reserved address and cannot be an endpoint's.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
