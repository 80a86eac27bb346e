import { hostRange, inRange } from '../net/dhcp.ts';
import type { Check } from './check.ts';
import { networkOf } from './first-address.ts';
import { dropLease, leaseAnchor, served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dhcpHostOutside: Check = {
  code: 'dhcp-host-outside',
  severity: 'warning',
  why: 'dnsmasq and libvirt take such a reservation without a word, and never use it.',
  *find(view) {
    for (const one of served(view)) {
      const { on, server, leases } = one;
      if (!server) continue;
      const hosts = hostRange(server);
      for (const { at, lease } of leases) {
        if (inRange(hosts, lease.value)) continue;
        yield {
          message: msg`The reserved address ${lease.address} is none of a host in ${networkOf(server)}, the network of ${quote(on.device.name)}.`,
          anchors: [leaseAnchor(one, at)],
          fixes: [dropLease(one, at)],
        };
      }
    }
  },
};
