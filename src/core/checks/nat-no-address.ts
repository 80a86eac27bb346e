import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { addressFixes } from './first-address.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const natNoAddress: Check = {
  code: 'nat-no-address',
  severity: 'error',
  why: "Who is behind NAT sends to the host's own address on the switch; without one there is no way out.",
  device: (one, view) => {
    const { device } = one;
    if (device['nat'] !== true) return undefined;
    const addresses = (device['addresses'] ?? []) as readonly string[];
    if (addresses.some((text) => parseInterfaceAddress(text)?.family === 4)) return undefined;
    return {
      message: msg`NAT needs an IPv4 address of the host on ${quote(device.name)}; it is IPv4 only.`,
      anchors: [{ on: 'device', id: device.id, path: ['nat'] }],
      fixes: addressFixes(one, view),
    };
  },
};
