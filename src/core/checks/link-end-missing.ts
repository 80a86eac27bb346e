import { isPlugged } from '../model/topology.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const linkEndMissing: Check = {
  code: 'link-end-missing',
  severity: 'error',
  why: 'A cable does nothing until both of its plugs are in.',
  leavesOut: true,
  link: (link) => {
    const loose = [link.a, link.b].filter((end) => !isPlugged(end)).length;
    if (loose === 0) return undefined;
    return {
      message:
        loose === 2 ? msg`This cable is plugged in nowhere.` : msg`This cable has one loose end.`,
      anchors: [{ on: 'link', id: link.id }],
      fixes: [{ title: msg`Remove the cable`, steps: [{ do: 'remove', id: link.id }] }],
    };
  },
};
