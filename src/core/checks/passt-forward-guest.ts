import { parsePortForward, printPortForward } from '../net/port-forward.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { forwardsByPasst } from './passt-forwards.ts';
import { quote } from './words.ts';

export const passtForwardGuest: Check = {
  code: 'passt-forward-guest',
  severity: 'error',
  why: 'passt is not told an address of the guest: it takes the one that it sees the guest use.',
  cable: (cable) =>
    forwardsByPasst(cable).flatMap((text, i) => {
      const forward = parsePortForward(text);
      if (forward?.guestAddress === undefined) return [];
      const { id } = cable.link;
      const value = printPortForward({ ...forward, guestAddress: undefined });
      return [
        {
          message: msg`passt forwards to the address that the guest has, and cannot be told one, as ${quote(text)} does.`,
          anchors: [{ on: 'link', id, path: ['forwards', i] }],
          fixes: [
            {
              title: msg`Make it ${value}`,
              steps: [{ do: 'set', id, path: ['forwards', i], value }],
            },
          ],
        },
      ];
    }),
};
