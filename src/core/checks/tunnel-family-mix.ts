import { linkKindOf } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { familiesMix } from './underlay.ts';

export const tunnelFamilyMix: Check = {
  code: 'tunnel-family-mix',
  severity: 'error',
  why: 'A packet between the hosts is of one family: ip(8) refuses a mixture.',
  leavesOut: true,
  cable: (cable) => {
    if (!linkKindOf(cable.link).overhead || !familiesMix(cable)) return undefined;
    const { id } = cable.link;
    return {
      message: msg`The addresses at the ends of this tunnel are of IPv4 and of IPv6.`,
      anchors: (['a', 'b'] as const).map((side) => ({ on: 'link', id, path: [side, 'local'] })),
    };
  },
};
