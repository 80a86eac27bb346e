import { parseIp } from '../net/ip.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

/** RFC 5771. */
const FIRST = 0xe000_0000n;
const LAST = 0xefff_ffffn;

export const socketMcastAddress: Check = {
  code: 'socket-mcast-address',
  severity: 'error',
  why: 'QEMU does not start a guest whose group is not a multicast address of IPv4.',
  leavesOut: true,
  of: ({ offer }) => offer !== undefined,
  device: ({ device }) => {
    const group = device['group'];
    if (typeof group !== 'string') return undefined;
    const ip = parseIp(group);
    // What is no address at all is said by its own check; neither can be built.
    if (ip?.family === 4 && ip.value >= FIRST && ip.value <= LAST) return undefined;
    return {
      message: msg`${quote(group)} is no multicast group: 224.0.0.0 to 239.255.255.255.`,
      anchors: [{ on: 'device', id: device.id, path: ['group'] }],
      fixes: [
        {
          title: msg`Choose it automatically`,
          steps: [{ do: 'set', id: device.id, path: ['group'], value: undefined }],
        },
      ],
    };
  },
};
