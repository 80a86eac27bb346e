import { type InterfaceAddress, isEndpoint, parseIp } from '../net/ip.ts';
import type { DeviceView, EndRef, View } from '../view/view.ts';
import { cardAddresses, meet } from './underlay.ts';

const KNOWN = new WeakMap<DeviceView, ReadonlyMap<string, string>>();

/**
 * By which address of its host a guest is in a multicast group beside the hosts: as typed at its
 * end of the cable, else the only one on the cards of the host, or of those in a network of all others.
 */
export function groupAddress(
  { at, end }: NonNullable<EndRef['far']>,
  group: DeviceView,
  view: View,
): string | undefined {
  if (end.local === undefined) {
    const known = KNOWN.get(group) ?? addressesIn(group, view);
    KNOWN.set(group, known);
    return known.get(at.host ?? '');
  }
  const ip = parseIp(end.local);
  return ip?.family === 4 && isEndpoint(ip) ? ip.address : undefined;
}

/** By host, where it is plain. */
function addressesIn(group: DeviceView, view: View): ReadonlyMap<string, string> {
  const hosts = new Map<string, readonly InterfaceAddress[]>();
  for (const { far } of group.ends) {
    const host = far?.at.host;
    if (host === undefined || hosts.has(host)) continue;
    hosts.set(
      host,
      cardAddresses(host, view).filter((ip) => ip.family === 4 && isEndpoint(ip)),
    );
  }
  const found = new Map<string, string>();
  for (const [host, own] of hosts) {
    const others = [...hosts].filter(([other]) => other !== host);
    const near = own.filter((ip) =>
      others.every(([, all]) => all.some((other) => meet(ip, other))),
    );
    const [only, ...more] = near.length > 0 ? near : own;
    if (only && more.length === 0) found.set(host, only.address);
  }
  return found;
}
