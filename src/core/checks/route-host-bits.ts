import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote } from './words.ts';

export const routeHostBits: Check = {
  code: 'route-host-bits',
  severity: 'error',
  why: 'A network has no bits set behind its prefix; QEMU wants IPv4 and a prefix of 4 to 30.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts.network) {
      const network = parseInterfaceAddress(value.text);
      if (network?.family === 4 && network.value === network.first && network.prefix >= 4 && network.prefix <= 30) continue;
      yield {
        message: `${quote(value.text)} is not an IPv4 network such as 10.0.2.0/24.`,
        anchors: [anchor(value)],
      };
    }
  },
};
