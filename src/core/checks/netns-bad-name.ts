import { isKernelName, NETNS_NAME_MAX, RESERVED_NAMES } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, renameFix } from './words.ts';

export const netnsBadName: Check = {
  code: 'netns-bad-name',
  severity: 'error',
  why: 'A namespace is a file under /run/netns.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts['namespace-name']) {
      if (isKernelName(value.text, NETNS_NAME_MAX) || RESERVED_NAMES.has(value.text)) continue;
      yield {
        message: `The namespace name ${quote(value.text)} must be 1 to ${NETNS_NAME_MAX} letters, digits, "-" and "_", beginning with a letter.`,
        anchors: [anchor(value)],
        fixes: renameFix(value, NETNS_NAME_MAX),
      };
    }
  },
};
