import { IFNAME_MAX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, utf8 } from './words.ts';

export const ifnameTooLong: Check = {
  code: 'ifname-too-long',
  severity: 'error',
  why: 'Linux cuts or refuses names over 15 bytes, each tool in its own way.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts['interface-name']) {
      const { length } = utf8(value.text);
      if (length <= IFNAME_MAX) continue;
      yield {
        message: `The interface name ${quote(value.text)} has ${length} bytes; Linux allows ${IFNAME_MAX}.`,
        anchors: [anchor(value)],
      };
    }
  },
};
