import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const secSocketTmp: Check = {
  code: 'sec-socket-tmp',
  severity: 'warning',
  why: 'Everybody can put a socket there first; who is at the other end has all memory of the guest.',
  values: {
    text: {
      'socket-path': (text, here) =>
        text.startsWith('/tmp/')
          ? {
              message: msg`Every user of this machine can get at ${text} first.`,
              anchors: [here.anchor()],
            }
          : undefined,
    },
  },
};
