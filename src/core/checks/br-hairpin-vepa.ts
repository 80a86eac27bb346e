import type { Check } from './check.ts';
import { standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const brHairpinVepa: Check = {
  code: 'br-hairpin-vepa',
  severity: 'hint',
  why: 'Few switches send a frame back by the port it came from, as IEEE 802.1Qbg wants.',
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const vepa = standingOn(one).filter(({ mode }) => mode === 'vepa');
    if (vepa.length === 0) return undefined;
    return {
      message: msg`The mode vepa needs a switch behind ${quote(one.device.name)} that sends frames back (hairpin).`,
      anchors: vepa.map(({ says, key }) => ({ ...says, path: [key] })),
    };
  },
};
