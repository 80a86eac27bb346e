import type { Check } from './check.ts';
import { slavesOf } from './slaves.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ovsBondOneMember: Check = {
  code: 'ovs-bond-one-member',
  severity: 'error',
  why: "ovs-vsctl makes no bond of one: 'add-bond' command requires at least 4 arguments.",
  leavesOut: true,
  of: ({ roles }) => roles.includes('ovs-bond'),
  device: (one) => {
    if (slavesOf(one).length !== 1) return undefined;
    return {
      message: msg`The bond ${quote(one.device.name)} has one network card only: cable it to another, or make that card a port of the switch.`,
      anchors: [{ on: 'device', id: one.device.id }],
    };
  },
};
