import { isPciFunction } from '../net/pci-address.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const pciAddressMalformed: Check = {
  code: 'pci-address-malformed',
  severity: 'error',
  why: 'Hardware is given away by its address alone: what is not one names no card, or another.',
  values: {
    text: {
      'pci-address': (text, here) =>
        isPciFunction(text)
          ? undefined
          : {
              message: msg`A PCI address is such as 0000:03:00.0, in small letters; ${quote(text)} is not.`,
              anchors: [here.anchor()],
            },
    },
  },
};
