import { IFNAME_MAX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, renameFix } from './words.ts';

export const ifnameBadChar: Check = {
  code: 'ifname-bad-char',
  severity: 'error',
  why: 'The kernel takes almost any byte, but ip, nft, sysctl, ovs-vsctl, QEMU and libvirt each misread some of them.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts['interface-name']) {
      if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(value.text)) continue;
      const message =
        value.text === ''
          ? 'The interface name is empty.'
          : `The interface name ${quote(value.text)} must begin with a letter and hold only letters, digits, "-" and "_".`;
      yield { message, anchors: [anchor(value)], fixes: renameFix(value, IFNAME_MAX) };
    }
  },
};
