import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const ipNetworkOrBroadcast: Check = {
  code: 'ip-network-or-broadcast',
  severity: 'error',
  why: 'The kernel takes the address of the network itself, and its broadcast address, without a word.',
  values: {
    text: {
      'interface-address': (text, here) => {
        const address = parseInterfaceAddress(text);
        if (!address?.edge) return undefined;
        const what =
          address.edge === 'network' ? msg`the network itself` : msg`the broadcast address`;
        return {
          message: msg`${address.cidr} is ${what}, not the address of a host.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
