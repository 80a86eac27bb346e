import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const hubAcrossGuests: Check = {
  code: 'hub-across-guests',
  severity: 'error',
  why: 'A hub of QEMU is inside one process: the same number in two guests is two hubs, and nothing joins them.',
  leavesOut: true,
  of: ({ kind }) => kind === 'hub',
  device: ({ device, ends }) => {
    const guests = new Map(ends.flatMap(({ far }) => (far ? [[far.at.device.id, far.at]] : [])));
    if (guests.size < 2) return undefined;
    const names = [...guests.values()].map((guest) => quote(guest.device.name));
    return {
      message: msg`The hub ${quote(device.name)} cannot join ${names}: it is inside one guest. A multicast switch can.`,
      anchors: [{ on: 'device', id: device.id }],
    };
  },
};
