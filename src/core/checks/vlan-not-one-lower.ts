import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const vlanNotOneLower: Check = {
  code: 'vlan-not-one-lower',
  severity: 'error',
  why: 'A tag is one of the frames of a certain device.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('vlan'),
  device: ({ device, ends }) => {
    const below = ends.filter(({ far }) => far?.at.kind.roles.includes('trunk'));
    if (below.length === 1) return undefined;
    return {
      message:
        below.length === 0
          ? msg`The VLAN ${quote(device.name)} stands on no network device: cable it to the one that carries its tag.`
          : msg`The VLAN ${quote(device.name)} stands on ${below.length} network devices; it can stand on one.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
