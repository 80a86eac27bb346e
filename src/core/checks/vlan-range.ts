import { isVlanId } from '../net/vlan.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const vlanRange: Check = {
  code: 'vlan-range',
  severity: 'error',
  why: 'VLAN ids are 1 to 4094; Open vSwitch and libvirt take 0 and 4095 without a word.',
  leavesOut: true,
  values: {
    vlan: (vlan, here) => {
      const tags =
        vlan.mode === 'access'
          ? [vlan.tag]
          : [...vlan.tags, ...(vlan.native === undefined ? [] : [vlan.native])];
      const wrong = tags.filter((tag) => !isVlanId(tag));
      if (wrong.length > 0) {
        return {
          message: msg`VLAN ids are 1 to 4094, not ${wrong}.`,
          anchors: [here.anchor()],
        };
      }
      if (tags.length > 0) return undefined;
      return {
        message: msg`This trunk carries no VLAN: name at least one tag.`,
        anchors: [here.anchor()],
      };
    },
  },
};
