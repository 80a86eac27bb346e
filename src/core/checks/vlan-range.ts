import { isVlanId } from '../net/vlan.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';

export const vlanRange: Check = {
  code: 'vlan-range',
  severity: 'error',
  why: 'VLAN ids are 1 to 4094; Open vSwitch and libvirt take 0 and 4095 without a word.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.vlans) {
      const { vlan } = value;
      const tags = vlan.mode === 'access' ? [vlan.tag] : [...vlan.tags, ...(vlan.native === undefined ? [] : [vlan.native])];
      const wrong = tags.filter((tag) => !isVlanId(tag));
      if (wrong.length > 0) {
        yield { message: `VLAN ids are 1 to 4094, not ${wrong.join(', ')}.`, anchors: [anchor(value)] };
      } else if (vlan.mode === 'trunk' && tags.length === 0) {
        yield { message: 'This trunk carries no VLAN: name at least one tag.', anchors: [anchor(value)] };
      }
    }
  },
};
