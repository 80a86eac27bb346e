import { RESERVED_NAMES } from '../net/kernel-name.ts';
import type { Check, Finding, Here } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

function reserved(text: string, here: Here): Finding | undefined {
  if (!RESERVED_NAMES.has(text)) return undefined;
  return {
    message: msg`${quote(text)} is a word of the kernel or of ip(8) and cannot be a name.`,
    anchors: [here.anchor()],
  };
}

export const ifnameReservedWord: Check = {
  code: 'ifname-reserved-word',
  severity: 'error',
  why: 'ip(8) and the kernel read these words as something else.',
  leavesOut: true,
  values: { text: { 'interface-name': reserved, 'namespace-name': reserved } },
};
