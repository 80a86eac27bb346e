import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portgroupMalformed: Check = {
  code: 'portgroup-malformed',
  severity: 'error',
  why: "libvirt's schema knows no other names.",
  values: {
    text: {
      'portgroup-name': (text, here) =>
        /^[A-Za-z0-9][A-Za-z0-9_.-]{0,40}$/.test(text)
          ? undefined
          : {
              message: msg`${quote(text)} is no name of a portgroup: 1 to 41 letters, digits, dots, dashes and "_", the first a letter or a digit.`,
              anchors: [here.anchor()],
            },
    },
  },
};
