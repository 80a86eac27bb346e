import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, setFix, UNPRINTABLE } from './words.ts';

export const labelBadChar: Check = {
  code: 'label-bad-char',
  severity: 'error',
  why: 'libvirt, XML 1.0 and a terminal cannot hold control characters.',
  leavesOut: true,
  *find({ view, values }) {
    const name = view.topology.name;
    if (UNPRINTABLE.test(name)) {
      yield { message: "The drawing's name holds a control character.", anchors: [{ on: 'topology' }] };
    }
    for (const value of values.texts.label) {
      if (!UNPRINTABLE.test(value.text)) continue;
      yield {
        message: `The name ${quote(value.text)} holds a control character.`,
        anchors: [anchor(value)],
        fixes: [setFix('Remove it', value, value.text.replace(new RegExp(UNPRINTABLE, 'gu'), ''))],
      };
    }
  },
};
