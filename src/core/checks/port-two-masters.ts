import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';
import { isPort } from './port-of.ts';

export const portTwoMasters: Check = {
  code: 'port-two-masters',
  severity: 'error',
  why: 'ip link set master moves a NIC to another switch without a word.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    if (ends.length < 2) return undefined;
    const ports = ends.filter(isPort);
    if (ports.length < 2) return undefined;
    return {
      message: msg`${quote(device.name)} is a port of ${ports.length} switches; it can be in one.`,
      anchors: ports.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
