import { IFNAME_MAX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { quote, renameFix, utf8 } from './words.ts';
import { msg } from '../util/message.ts';

export const ifnameTooLong: Check = {
  code: 'ifname-too-long',
  severity: 'error',
  why: 'Linux cuts or refuses names over 15 bytes, each tool in its own way.',
  leavesOut: true,
  values: {
    text: {
      'interface-name': (text, here) => {
        // A character has at most three bytes for each UTF-16 unit.
        if (text.length * 3 <= IFNAME_MAX) return undefined;
        const { length } = utf8(text);
        if (length <= IFNAME_MAX) return undefined;
        return {
          message: msg`The interface name ${quote(text)} has ${length} bytes; Linux allows ${IFNAME_MAX}.`,
          anchors: [here.anchor()],
          fixes: renameFix(text, here, IFNAME_MAX),
        };
      },
    },
  },
};
