import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { HIDDEN, quote, setFix } from './words.ts';

export const labelHiddenChars: Check = {
  code: 'label-hidden-chars',
  severity: 'warning',
  why: 'Such characters make a name look like another one, or hide a part of it.',
  *find({ view, values }) {
    if (HIDDEN.test(view.topology.name)) {
      yield { message: "The drawing's name holds characters that cannot be seen.", anchors: [{ on: 'topology' }] };
    }
    for (const value of values.texts.label) {
      if (!HIDDEN.test(value.text)) continue;
      yield {
        message: `The name ${quote(value.text)} holds characters that cannot be seen or that turn the direction of the text.`,
        anchors: [anchor(value)],
        fixes: [setFix('Remove them', value, value.text.replace(new RegExp(HIDDEN, 'gu'), ''))],
      };
    }
  },
};
