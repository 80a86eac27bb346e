import { isPlugged } from '../model/topology.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';
import { quote } from './words.ts';

export const danglingReference: Check = {
  code: 'dangling-reference',
  severity: 'error',
  why: 'A cable must end at a device that exists.',
  leavesOut: true,
  link: ({ id, a, b }, view) => {
    const gone = isPlugged(a) && !view.device(a.device) ? a : b;
    if (!isPlugged(gone) || view.device(gone.device)) return undefined;
    return {
      message: msg`This cable ends at a device ${quote(gone.device)} that does not exist.`,
      anchors: [{ on: 'link', id, path: [gone === a ? 'a' : 'b', 'device'] }],
      fixes: [{ title: msg`Remove the cable`, steps: [{ do: 'remove', id }] }],
    };
  },
};
