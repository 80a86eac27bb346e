import { IFNAME_MAX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { quote, renameFix } from './words.ts';
import { msg } from '../util/message.ts';

export const ifnameBadChar: Check = {
  code: 'ifname-bad-char',
  severity: 'error',
  why: 'The kernel takes almost any byte, but ip, nft, sysctl, ovs-vsctl, QEMU and libvirt each misread some of them.',
  leavesOut: true,
  values: {
    text: {
      'interface-name': (text, here) => {
        if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(text)) return undefined;
        const message =
          text === ''
            ? msg`The interface name is empty.`
            : msg`The interface name ${quote(text)} must begin with a letter and hold only letters, digits, "-" and "_".`;
        return { message, anchors: [here.anchor()], fixes: renameFix(text, here, IFNAME_MAX) };
      },
    },
  },
};
