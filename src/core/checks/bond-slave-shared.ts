import type { Check } from './check.ts';
import { isWire } from './switch-cables.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const bondSlaveShared: Check = {
  code: 'bond-slave-shared',
  severity: 'error',
  why: 'A slave belongs to its bond alone: the kernel refuses what else is to have it, or takes it away.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('slave'),
  device: ({ device, ends }) => {
    if (ends.length < 2) return undefined;
    // What is plugged into its port takes nothing from the bond.
    const cabled = ends.filter(({ link, far }) => far && !isWire(link));
    const bonds = cabled.filter(({ far }) => far?.at.kind.roles.includes('bond'));
    if (bonds.length === 0 || cabled.length < 2) return undefined;
    return {
      message: msg`${quote(device.name)} is a slave of a bond, and nothing else can be cabled to it. Cable that to the bond.`,
      anchors: bonds.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
