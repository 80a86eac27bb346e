import { hostRange, printRange } from '../net/dhcp.ts';
import { contains, printIp } from '../net/ip.ts';
import type { Check } from './check.ts';
import { networkOf } from './first-address.ts';
import { rangeAnchor, rangeFixes, served } from './served.ts';
import { msg } from '../util/message.ts';

export const dhcpRangeNetworkBcast: Check = {
  code: 'dhcp-range-network-bcast',
  severity: 'error',
  why: 'libvirt refuses such a range; elsewhere a guest gets an address that is no host.',
  *find(view) {
    for (const one of served(view)) {
      const { server, range } = one;
      if (!server || !range || range.first > range.last) continue;
      if (!contains(server, { family: 4, value: range.first })) continue;
      if (!contains(server, { family: 4, value: range.last })) continue;
      const hosts = hostRange(server);
      const first = range.first < hosts.first ? hosts.first : range.first;
      const last = range.last > hosts.last ? hosts.last : range.last;
      if (first === range.first && last === range.last) continue;
      const edge = first === range.first ? server.last : server.first;
      const what = edge === server.last ? msg`the broadcast address` : msg`the network address`;
      yield {
        message: msg`The DHCP range ${printRange(range)} includes ${printIp(edge)}, ${what} of ${networkOf(server)}.`,
        anchors: [rangeAnchor(one)],
        fixes: rangeFixes(one, { first, last }),
      };
    }
  },
};
