import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const vethBothEndsSameBridge: Check = {
  code: 'veth-both-ends-same-bridge',
  severity: 'error',
  why: 'One broadcast became 195,000 frames a second.',
  leavesOut: true,
  cable: ({ link, a, b }) => {
    if (a.device !== b.device || a.kind.family !== 'switch') return undefined;
    return {
      message: msg`Both ends of this cable are in ${quote(a.device.name)}: the first broadcast would never stop.`,
      anchors: [{ on: 'link', id: link.id }],
      fixes: [{ title: msg`Remove the cable`, steps: [{ do: 'remove', id: link.id }] }],
    };
  },
};
