import type { Check } from './check.ts';
import { LABEL_MAX } from './words.ts';
import { msg } from '../util/message.ts';

export const labelTooLong: Check = {
  code: 'label-too-long',
  severity: 'error',
  why: 'Titles of libvirt, aliases of interfaces and file names are limited.',
  leavesOut: true,
  values: {
    text: {
      label: (text, here) => {
        if (text.length <= LABEL_MAX) return undefined;
        return {
          message: msg`The name has ${text.length} characters; the limit is ${LABEL_MAX}.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Cut it`, text.slice(0, LABEL_MAX))],
        };
      },
    },
  },
};
