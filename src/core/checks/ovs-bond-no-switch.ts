import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ovsBondNoSwitch: Check = {
  code: 'ovs-bond-no-switch',
  severity: 'warning',
  why: 'It is a port of Open vSwitch, not a network device of the host: without a switch nothing is made.',
  of: ({ roles }) => roles.includes('ovs-bond'),
  device: ({ device, ends }) => {
    if (ends.some(({ far }) => far?.at.kind.family === 'switch')) return undefined;
    return {
      message: msg`The bond ${quote(device.name)} is in no switch: cable it to an Open vSwitch.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
