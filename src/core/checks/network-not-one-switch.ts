import type { Check } from './check.ts';
import { standsOn } from './stands-on.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkNotOneSwitch: Check = {
  code: 'network-not-one-switch',
  severity: 'error',
  why: 'In the mode bridge a libvirt network is a name for a certain switch of its host.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    const { device, kind } = one;
    if (kind.standsOn?.(device) !== 'segment') return undefined;
    const { length } = standsOn(one);
    if (length === 1) return undefined;
    return {
      message:
        length === 0
          ? msg`${quote(device.name)} stands on no switch: cable it to a bridge of its host.`
          : msg`${quote(device.name)} stands on ${length} switches; it can stand on one.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
