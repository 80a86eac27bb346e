import type { Check } from './check.ts';
import { addressFixes } from './first-address.ts';
import { served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dhcpNoAddress: Check = {
  code: 'dhcp-no-address',
  severity: 'error',
  why: "The server answers from the host's own address on the switch; /31 and /32 leave none for others.",
  *find(view) {
    for (const { on, server } of served(view)) {
      if (server) continue;
      yield {
        message: msg`DHCP needs an IPv4 address of the host on ${quote(on.device.name)}, in a network of /30 or larger; it is IPv4 only.`,
        anchors: [{ on: 'device', id: on.device.id, path: ['dhcp'] }],
        fixes: addressFixes(on, view),
      };
    }
  },
};
