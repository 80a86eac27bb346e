import { isNetworkOrBroadcast, parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';

export const ipNetworkOrBroadcast: Check = {
  code: 'ip-network-or-broadcast',
  severity: 'error',
  why: 'The kernel takes the address of the network itself, and its broadcast address, without a word.',
  *find({ values }) {
    for (const value of values.texts['interface-address']) {
      const address = parseInterfaceAddress(value.text);
      if (!address || !isNetworkOrBroadcast(address)) continue;
      const what = address.value === address.first ? 'the network itself' : 'the broadcast address';
      yield {
        message: `${address.cidr} is ${what}, not the address of a host.`,
        anchors: [anchor(value)],
      };
    }
  },
};
