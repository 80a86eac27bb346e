import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { addressFixes } from './first-address.ts';
import { isRouted } from './network-forward.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const natNoAddress: Check = {
  code: 'nat-no-address',
  severity: 'error',
  why: "Who is behind NAT sends to the host's own address on the switch; without one there is no way out.",
  of: ({ family }) => family === 'switch',
  device: (one, view) => {
    const { device } = one;
    const { nat } = device;
    const routes = isRouted(device);
    if (nat !== true && !routes) return undefined;
    const addresses = (device['addresses'] ?? []) as readonly string[];
    if (addresses.some((text) => parseInterfaceAddress(text)?.family === 4)) return undefined;
    return {
      message: routes
        ? msg`Forwarding needs an IPv4 address of the host on ${quote(device.name)}.`
        : msg`NAT needs an IPv4 address of the host on ${quote(device.name)}; it is IPv4 only.`,
      anchors: [{ on: 'device', id: device.id, path: [routes ? 'forward' : 'nat'] }],
      fixes: addressFixes(one, view),
    };
  },
};
