import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { LABEL_MAX, setFix } from './words.ts';

export const labelTooLong: Check = {
  code: 'label-too-long',
  severity: 'error',
  why: 'Titles of libvirt, aliases of interfaces and file names are limited.',
  leavesOut: true,
  *find({ view, values }) {
    const name = view.topology.name;
    if (name.length > LABEL_MAX) {
      yield {
        message: `The drawing's name has ${name.length} characters; the limit is ${LABEL_MAX}.`,
        anchors: [{ on: 'topology' }],
      };
    }
    for (const value of values.texts.label) {
      if (value.text.length <= LABEL_MAX) continue;
      yield {
        message: `The name has ${value.text.length} characters; the limit is ${LABEL_MAX}.`,
        anchors: [anchor(value)],
        fixes: [setFix('Cut it', value, value.text.slice(0, LABEL_MAX))],
      };
    }
  },
};
