import type { Check } from './check.ts';
import { standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';
import { isPort } from './port-of.ts';

export const macvlanParentInBridge: Check = {
  code: 'macvlan-parent-in-bridge',
  severity: 'error',
  why: 'The kernel says that the device is busy, whichever of the two comes first.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const standing = standingOn(one);
    if (standing.length === 0 || !one.ends.some(isPort)) return undefined;
    return {
      message: msg`${quote(one.device.name)} is a port of a switch: nothing else can stand on it. Plug the guests into the switch.`,
      anchors: standing.map(({ ref }) => ({ on: 'link', id: ref.link.id })),
    };
  },
};
