import { isKernelName, NETNS_NAME_MAX, RESERVED_NAMES } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { quote, renameFix } from './words.ts';
import { msg } from '../util/message.ts';

export const netnsBadName: Check = {
  code: 'netns-bad-name',
  severity: 'error',
  why: 'A namespace is a file under /run/netns.',
  leavesOut: true,
  values: {
    text: {
      'namespace-name': (text, here) => {
        if (isKernelName(text, NETNS_NAME_MAX) || RESERVED_NAMES.has(text)) return undefined;
        return {
          message: msg`The namespace name ${quote(text)} must be 1 to ${NETNS_NAME_MAX} letters, digits, "-" and "_", beginning with a letter.`,
          anchors: [here.anchor()],
          fixes: renameFix(text, here, NETNS_NAME_MAX),
        };
      },
    },
  },
};
