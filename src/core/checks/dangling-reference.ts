import { isPlugged } from '../model/topology.ts';
import type { Check } from './check.ts';

const SIDES = ['a', 'b'] as const;

export const danglingReference: Check = {
  code: 'dangling-reference',
  severity: 'error',
  why: 'A cable must end at a device that exists.',
  leavesOut: true,
  *find(view) {
    for (const link of view.links) {
      for (const side of SIDES) {
        const end = link[side];
        if (!isPlugged(end) || view.device(end.device)) continue;
        yield {
          message: `This cable ends at a device "${end.device}" that does not exist.`,
          anchors: [{ on: 'link', id: link.id, path: [side] }],
          fixes: [{ title: 'Remove the cable', steps: [{ do: 'remove', id: link.id }] }],
        };
      }
    }
  },
};
