import { ALL_ADDRESSES, parsePortForward, printPortForward } from '../net/port-forward.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const secHostfwdAll: Check = {
  code: 'sec-hostfwd-all',
  severity: 'warning',
  why: 'Who can reach the host by any of its networks gets into the guest.',
  values: {
    text: {
      'port-forward': (text, here) => {
        const forward = parsePortForward(text);
        if (forward?.address !== ALL_ADDRESSES) return undefined;
        return {
          message: msg`The port ${forward.port} is opened on all addresses of the host.`,
          anchors: [here.anchor()],
          fixes: [
            here.set(
              msg`Open it on 127.0.0.1 only`,
              printPortForward({ ...forward, address: '127.0.0.1' }),
            ),
          ],
        };
      },
    },
  },
};
