import { LIBVIRT_PREFIX } from '../net/kernel-name.ts';
import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote } from './words.ts';

export const ifnameLibvirtReserved: Check = {
  code: 'ifname-libvirt-reserved',
  severity: 'warning',
  why: 'libvirt drops such a target name and numbers anew.',
  *find({ values }) {
    for (const value of values.texts['interface-name']) {
      if (!LIBVIRT_PREFIX.test(value.text)) continue;
      yield {
        message: `libvirt throws the name ${quote(value.text)} away and gives another one.`,
        anchors: [anchor(value)],
      };
    }
  },
};
