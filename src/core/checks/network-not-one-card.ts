import type { Check } from './check.ts';
import { dealsFunctions } from './deals-functions.ts';
import { standsOn } from './stands-on.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkNotOneCard: Check = {
  code: 'network-not-one-card',
  severity: 'error',
  why: 'In the mode hostdev libvirt deals the virtual functions of one network card.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    if (!dealsFunctions(one)) return undefined;
    const { device } = one;
    const { length } = standsOn(one);
    if (length === 1) return undefined;
    return {
      message:
        length === 0
          ? msg`${quote(device.name)} stands on no network device: cable it to network cards of its host.`
          : msg`${quote(device.name)} stands on ${length} network cards; in the mode ${'hostdev'} it can stand on one.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
