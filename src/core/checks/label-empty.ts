import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const labelEmpty: Check = {
  code: 'label-empty',
  severity: 'error',
  why: 'A device without a name cannot be found in an export.',
  leavesOut: true,
  values: {
    text: {
      label: (text, here) => {
        if (text.trim() !== '') return undefined;
        const anchor = here.anchor();
        // A drawing may do without a name.
        if (anchor.on === 'topology') return undefined;
        return { message: msg`This device has no name.`, anchors: [anchor] };
      },
    },
  },
};
