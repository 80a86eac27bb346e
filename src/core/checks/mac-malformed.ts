import { isMac } from '../net/mac.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macMalformed: Check = {
  code: 'mac-malformed',
  severity: 'error',
  why: 'ip, QEMU and libvirt read short and dashed forms each in its own way.',
  leavesOut: true,
  values: {
    text: {
      mac: (text, here) => {
        if (isMac(text)) return undefined;
        return {
          message: msg`${quote(text)} is not a MAC address; write six pairs such as 52:54:00:12:34:56.`,
          anchors: [here.anchor()],
          fixes: [here.set(msg`Choose one automatically`, undefined)],
        };
      },
    },
  },
};
