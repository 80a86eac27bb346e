import type { Check } from './check.ts';
import { standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** systemd.net-naming-scheme(7): wireless cards have names that begin so. */
const WIRELESS = /^wl/;

export const macvlanOnWifi: Check = {
  code: 'macvlan-on-wifi',
  severity: 'error',
  why: 'A station has one MAC for its access point, which answers no other.',
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const { device } = one;
    const others = WIRELESS.test(device.name)
      ? standingOn(one).filter(({ mode, key }) => mode !== 'passthru' && key !== 'flag')
      : [];
    if (others.length === 0) return undefined;
    return {
      message: msg`${quote(device.name)} is wireless by its name: an access point answers only the MAC of the card itself. Use ipvlan, or a bridge with NAT.`,
      anchors: others.map(({ ref }) => ({ on: 'link', id: ref.link.id })),
    };
  },
};
