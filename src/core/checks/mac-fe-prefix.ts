import type { Check } from './check.ts';
import { anchor } from './values.ts';

export const macFePrefix: Check = {
  code: 'mac-fe-prefix',
  severity: 'hint',
  why: 'libvirt gives the host side of a tap the MAC of its guest with fe in front.',
  *find({ values }) {
    for (const value of values.texts.mac) {
      if (!value.text.toLowerCase().startsWith('fe:')) continue;
      yield {
        message: `${value.text} begins with fe, as libvirt names the host side of a tap; use 52:54:00 for guests.`,
        anchors: [anchor(value)],
      };
    }
  },
};
