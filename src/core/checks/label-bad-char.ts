import type { Check } from './check.ts';
import { isPlain, quote, UNPRINTABLE } from './words.ts';
import { msg } from '../util/message.ts';

export const labelBadChar: Check = {
  code: 'label-bad-char',
  severity: 'error',
  why: 'libvirt, XML 1.0 and a terminal cannot hold control characters.',
  leavesOut: true,
  values: {
    text: {
      label: (text, here) => {
        if (isPlain(text) || !UNPRINTABLE.test(text)) return undefined;
        return {
          message: msg`The name ${quote(text)} holds a control character.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Remove it`, text.replace(new RegExp(UNPRINTABLE, 'gu'), ''))],
        };
      },
    },
  },
};
