import type { Check } from './check.ts';
import { standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ipvlanBesideMacvlan: Check = {
  code: 'ipvlan-beside-macvlan',
  severity: 'error',
  why: 'The kernel says that the device is busy, whichever of the two comes first.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const standing = standingOn(one);
    const ipvlans = standing.filter(({ key }) => key === 'flag');
    if (ipvlans.length === 0 || ipvlans.length === standing.length) return undefined;
    return {
      message: msg`On ${quote(one.device.name)} stand ipvlans and others: it takes the one or the other.`,
      anchors: ipvlans.map(({ ref }) => ({ on: 'link', id: ref.link.id })),
    };
  },
};
