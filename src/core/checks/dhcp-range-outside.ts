import { printRange } from '../net/dhcp.ts';
import type { Check } from './check.ts';
import { networkOf } from './first-address.ts';
import { rangeAnchor, rangeFixes, served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dhcpRangeOutside: Check = {
  code: 'dhcp-range-outside',
  severity: 'error',
  why: 'dnsmasq starts all the same, and only logs "no address range available".',
  *find(view) {
    for (const one of served(view)) {
      const { on, server, range } = one;
      if (!server || !range || range.first > range.last) continue;
      if (server.first <= range.first && range.last <= server.last) continue;
      yield {
        message: msg`The DHCP range ${printRange(range)} is not inside ${networkOf(server)}, the network of ${quote(on.device.name)}.`,
        anchors: [rangeAnchor(one)],
        fixes: rangeFixes(one, undefined),
      };
    }
  },
};
