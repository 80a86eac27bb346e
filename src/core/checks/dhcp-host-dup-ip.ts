import type { Check, Finding } from './check.ts';
import { anchorOf, type Endpoint, inSegment } from './endpoints.ts';
import { drawnMac, dropLease, leaseAnchor, served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** Whether an endpoint is another than the one that the MAC of a reservation names. */
function isAnother(endpoint: Endpoint, mac: string): boolean {
  if (endpoint.on.kind.ports !== 'nics') return true;
  const own = drawnMac(endpoint);
  // One that is chosen automatically may be this very one.
  return own !== undefined && own !== mac;
}

export const dhcpHostDupIp: Check = {
  code: 'dhcp-host-dup-ip',
  severity: 'error',
  why: 'dnsmasq refuses to start: "duplicate dhcp-host IP address".',
  *find(view) {
    for (const one of served(view)) {
      if (one.leases.length === 0) continue;
      const holders = new Map(inSegment(one.segment, view).map((e) => [e.address.address, e]));
      const seen = new Map<string, number>();
      for (const { at, lease } of one.leases) {
        const before = seen.get(lease.address);
        const holder = holders.get(lease.address);
        let finding: Finding | undefined;
        if (before !== undefined) {
          finding = {
            message: msg`The address ${lease.address} is reserved twice.`,
            anchors: [leaseAnchor(one, before), leaseAnchor(one, at)],
          };
        } else if (holder && isAnother(holder, lease.mac)) {
          finding = {
            message: msg`The address ${lease.address} is reserved for ${lease.mac}, but ${quote(holder.on.device.name)} has it.`,
            anchors: [leaseAnchor(one, at), anchorOf(holder)],
          };
        }
        if (finding) yield { ...finding, fixes: [dropLease(one, at)] };
        else seen.set(lease.address, at);
      }
    }
  },
};
