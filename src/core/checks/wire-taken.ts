import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { isWire } from './switch-cables.ts';
import { quote } from './words.ts';

export const wireTaken: Check = {
  code: 'wire-taken',
  severity: 'error',
  why: 'One plug fits into a physical port: what joins more of them is a switch.',
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    const wires = ends.filter(({ link }) => isWire(link));
    if (wires.length < 2) return undefined;
    return {
      message: msg`${wires.length} wires are plugged into ${quote(device.name)}; it takes one.`,
      anchors: wires.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
