import { isPlugged } from '../model/topology.ts';
import type { Check } from './check.ts';

export const danglingReference: Check = {
  code: 'dangling-reference',
  severity: 'error',
  why: 'A cable must end at a device that exists.',
  leavesOut: true,
  link: ({ id, a, b }, view) => {
    const gone = isPlugged(a) && !view.device(a.device) ? a : b;
    if (!isPlugged(gone) || view.device(gone.device)) return undefined;
    return {
      message: `This cable ends at a device "${gone.device}" that does not exist.`,
      anchors: [{ on: 'link', id, path: [gone === a ? 'a' : 'b', 'device'] }],
      fixes: [{ title: 'Remove the cable', steps: [{ do: 'remove', id }] }],
    };
  },
};
