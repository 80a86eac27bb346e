import { parsePortForward } from '../net/port-forward.ts';
import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';
import { forwardsByPasst } from './passt-forwards.ts';

export const passtPortTwice: Check = {
  code: 'passt-port-twice',
  severity: 'error',
  why: 'passt takes a port once, by whichever address of the host, and ends with "Overlapping port specifier".',
  cable: (cable) => {
    const seen = new Map<string, string>();
    return forwardsByPasst(cable).flatMap((text, i): Finding[] => {
      const forward = parsePortForward(text);
      if (!forward) return [];
      const { protocol, port, address } = forward;
      const before = seen.get(`${port}/${protocol}`);
      seen.set(`${port}/${protocol}`, address);
      // Of one address it is taken twice with whatever program.
      if (before === undefined || before === address) return [];
      return [
        {
          message: msg`passt forwards the port ${port} of one address, and not of ${before} and ${address} too.`,
          anchors: [{ on: 'link', id: cable.link.id, path: ['forwards', i] }],
        },
      ];
    });
  },
};
