import type { Check } from './check.ts';
import { HIDDEN, isPlain, quote } from './words.ts';
import { msg } from '../util/message.ts';

export const labelHiddenChars: Check = {
  code: 'label-hidden-chars',
  severity: 'warning',
  why: 'Such characters make a name look like another one, or hide a part of it.',
  values: {
    text: {
      label: (text, here) => {
        if (isPlain(text) || !HIDDEN.test(text)) return undefined;
        return {
          message: msg`The name ${quote(text)} holds characters that cannot be seen or that turn the direction of the text.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Remove them`, text.replace(new RegExp(HIDDEN, 'gu'), ''))],
        };
      },
    },
  },
};
