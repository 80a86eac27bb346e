import { isPlugged } from '../model/topology.ts';
import type { Check } from './check.ts';

export const linkEndMissing: Check = {
  code: 'link-end-missing',
  severity: 'error',
  why: 'A cable does nothing until both of its plugs are in.',
  leavesOut: true,
  link: (link) => {
    const loose = [link.a, link.b].filter((end) => !isPlugged(end)).length;
    if (loose === 0) return undefined;
    return {
      message: loose === 2 ? 'This cable is plugged in nowhere.' : 'This cable has one loose end.',
      anchors: [{ on: 'link', id: link.id }],
      fixes: [{ title: 'Remove the cable', steps: [{ do: 'remove', id: link.id }] }],
    };
  },
};
