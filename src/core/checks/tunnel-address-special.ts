import { linkKindOf } from '../links/index.ts';
import { isEndpoint, parseIp } from '../net/ip.ts';
import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';

export const tunnelAddressSpecial: Check = {
  code: 'tunnel-address-special',
  severity: 'error',
  why: 'ip(8) refuses some of these at the end of a tunnel, and to the others no packet gets: loopback, multicast, broadcast, and what holds on one link only.',
  leavesOut: true,
  cable: ({ link, ends }) => {
    if (!linkKindOf(link).overhead) return undefined;
    return (['a', 'b'] as const).flatMap((side): Finding[] => {
      const ip = parseIp(ends[side].local ?? '');
      if (!ip || isEndpoint(ip)) return [];
      return [
        {
          message: msg`${quote(ip.address)} cannot be at the end of a tunnel: it is no machine's alone, or not reached from elsewhere.`,
          anchors: [{ on: 'link', id: link.id, path: [side, 'local'] }],
        },
      ];
    });
  },
};
