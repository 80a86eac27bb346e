import type { Check } from './check.ts';
import { slavesOf } from './slaves.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const bondNoSlave: Check = {
  code: 'bond-no-slave',
  severity: 'warning',
  why: 'A bond sends by its slaves only.',
  of: ({ roles }) => roles.includes('bond'),
  device: (one) => {
    if (slavesOf(one).length > 0) return undefined;
    return {
      message: msg`The bond ${quote(one.device.name)} leads nowhere: cable it to network cards of the host.`,
      anchors: [{ on: 'device', id: one.device.id }],
    };
  },
};
