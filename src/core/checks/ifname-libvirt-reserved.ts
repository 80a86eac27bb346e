import { LIBVIRT_PREFIX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ifnameLibvirtReserved: Check = {
  code: 'ifname-libvirt-reserved',
  severity: 'warning',
  why: 'libvirt drops such a target name and numbers anew.',
  values: {
    text: {
      'interface-name': (text, here) =>
        LIBVIRT_PREFIX.test(text)
          ? {
              message: msg`libvirt throws the name ${quote(text)} away and gives another one.`,
              anchors: [here.anchor()],
            }
          : undefined,
    },
  },
};
