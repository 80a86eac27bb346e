import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const macFePrefix: Check = {
  code: 'mac-fe-prefix',
  severity: 'hint',
  why: 'libvirt gives the host side of a tap the MAC of its guest with fe in front.',
  values: {
    text: {
      mac: (text, here) =>
        text.toLowerCase().startsWith('fe:')
          ? {
              message: msg`${text} begins with fe, as libvirt names the host side of a tap; use 52:54:00 for guests.`,
              anchors: [here.anchor()],
            }
          : undefined,
    },
  },
};
