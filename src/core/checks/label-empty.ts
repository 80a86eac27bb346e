import type { Check } from './check.ts';
import { anchor } from './values.ts';

export const labelEmpty: Check = {
  code: 'label-empty',
  severity: 'error',
  why: 'A device without a name cannot be found in an export.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts.label) {
      if (value.text.trim() !== '') continue;
      yield { message: 'This device has no name.', anchors: [anchor(value)] };
    }
  },
};
