import type { Check } from './check.ts';
import { rings } from './rings.ts';
import { msg } from '../util/message.ts';

export const l2LoopNoStp: Check = {
  code: 'l2-loop-no-stp',
  severity: 'error',
  why: 'In a ring without spanning tree one ARP request became 110,000 frames a second.',
  leavesOut: true,
  *find(view) {
    for (const ring of rings(view)) {
      if (ring.switches.some((device) => device['stp'] === true)) continue;
      yield {
        message: msg`${ring.names} form a ring and STP is off: the first broadcast would never stop.`,
        anchors: [{ on: 'link', id: ring.closing }],
        fixes: [
          {
            title: msg`Turn STP on in all of them`,
            steps: ring.switches.map((device) => ({
              do: 'set',
              id: device.id,
              path: ['stp'],
              value: true,
            })),
          },
          { title: msg`Remove this cable`, steps: [{ do: 'remove', id: ring.closing }] },
        ],
      };
    }
  },
};
