import { RESERVED_NAMES } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote } from './words.ts';

export const ifnameReservedWord: Check = {
  code: 'ifname-reserved-word',
  severity: 'error',
  why: 'ip(8) and the kernel read these words as something else.',
  leavesOut: true,
  *find({ values }) {
    for (const value of [...values.texts['interface-name'], ...values.texts['namespace-name']]) {
      if (!RESERVED_NAMES.has(value.text)) continue;
      yield {
        message: `${quote(value.text)} is a word of the kernel or of ip(8) and cannot be a name.`,
        anchors: [anchor(value)],
      };
    }
  },
};
