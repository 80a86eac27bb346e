import { isMac } from '../net/mac.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, setFix } from './words.ts';

export const macMalformed: Check = {
  code: 'mac-malformed',
  severity: 'error',
  why: 'ip, QEMU and libvirt read short and dashed forms each in its own way.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.texts.mac) {
      if (isMac(value.text)) continue;
      yield {
        message: `${quote(value.text)} is not a MAC address; write six pairs such as 52:54:00:12:34:56.`,
        anchors: [anchor(value)],
        fixes: [setFix('Choose one automatically', value, undefined)],
      };
    }
  },
};
