import { parsePortForward } from '../net/port-forward.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const userHostfwdSyntax: Check = {
  code: 'user-hostfwd-syntax',
  severity: 'error',
  why: 'QEMU does not start with a forwarding rule that it cannot read.',
  values: {
    text: {
      'port-forward': (text, here) => {
        if (parsePortForward(text)) return undefined;
        return {
          message: msg`A forwarded port is such as tcp:127.0.0.1:2222-:22, with tcp or udp, IPv4 addresses or none, and ports from 1 to 65535; ${quote(text)} is not.`,
          anchors: [here.anchor()],
        };
      },
    },
  },
};
