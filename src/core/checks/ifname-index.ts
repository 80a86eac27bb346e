import { IFNAME_MAX, INDEX_NAME } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { quote, renameFix } from './words.ts';
import { msg } from '../util/message.ts';

export const ifnameIndex: Check = {
  code: 'ifname-index',
  severity: 'error',
  why: 'ip(8) takes a missing if2 for the second device of the machine, and changes or deletes that one.',
  leavesOut: true,
  values: {
    text: {
      'interface-name': (text, here) =>
        INDEX_NAME.test(text)
          ? {
              message: msg`ip(8) can take the name ${quote(text)} for the number of another device.`,
              anchors: [here.anchor()],
              fixes: renameFix(`v${text}`, here, IFNAME_MAX),
            }
          : undefined,
    },
  },
};
