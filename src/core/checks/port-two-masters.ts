import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portTwoMasters: Check = {
  code: 'port-two-masters',
  severity: 'error',
  why: 'ip link set master moves a NIC to another switch without a word.',
  leavesOut: true,
  device: ({ device, kind, ends }) => {
    if (kind.family !== 'lower' || ends.length < 2) return undefined;
    return {
      message: msg`${quote(device.name)} is a port of ${ends.length} switches; it can be in one.`,
      anchors: ends.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
