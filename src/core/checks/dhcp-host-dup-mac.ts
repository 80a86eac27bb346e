import { hostRange, inRange } from '../net/dhcp.ts';
import type { View } from '../view/view.ts';
import type { Check } from './check.ts';
import { anchorOf, type Endpoint, inSegment } from './endpoints.ts';
import { drawnMac, dropLease, isReserved, leaseAnchor, served, type Served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** Cards with a MAC and an address of their own in the network: the plan reserves that, by MAC. */
function reservedCards(one: Served, view: View): Map<string, Endpoint> {
  const cards = new Map<string, Endpoint>();
  if (!one.server) return cards;
  const hosts = hostRange(one.server);
  for (const endpoint of inSegment(one.segment, view)) {
    const mac = drawnMac(endpoint);
    const isServed = endpoint.address.family === 4 && inRange(hosts, endpoint.address.value);
    if (mac !== undefined && isServed && isReserved(endpoint, one)) cards.set(mac, endpoint);
  }
  return cards;
}

export const dhcpHostDupMac: Check = {
  code: 'dhcp-host-dup-mac',
  severity: 'error',
  why: 'A card gets one address; libvirt takes two reservations for one MAC without a word.',
  *find(view) {
    for (const one of served(view)) {
      if (one.leases.length === 0) continue;
      const cards = reservedCards(one, view);
      const seen = new Map<string, number>();
      for (const { at, lease } of one.leases) {
        const before = seen.get(lease.mac);
        const card = cards.get(lease.mac);
        if (before !== undefined) {
          yield {
            message: msg`There are two reservations for ${lease.mac}.`,
            anchors: [leaseAnchor(one, before), leaseAnchor(one, at)],
            fixes: [dropLease(one, at)],
          };
        } else if (card && card.address.address !== lease.address) {
          yield {
            message: msg`${lease.address} is reserved for ${lease.mac}, but at its card ${quote(card.on.device.name)} has ${card.address.address}.`,
            anchors: [leaseAnchor(one, at), anchorOf(card)],
            fixes: [dropLease(one, at)],
          };
        }
        if (before === undefined) seen.set(lease.mac, at);
      }
    }
  },
};
