import { isSpecial, parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';

export const ipSpecial: Check = {
  code: 'ip-special',
  severity: 'error',
  why: 'Loopback, multicast and limited broadcast belong to no endpoint; the kernel takes them all the same.',
  *find({ values }) {
    for (const value of values.texts['interface-address']) {
      const address = parseInterfaceAddress(value.text);
      if (!address || !isSpecial(address)) continue;
      yield {
        message: `${address.address} is a loopback, multicast or reserved address and cannot be an endpoint's.`,
        anchors: [anchor(value)],
      };
    }
  },
};
