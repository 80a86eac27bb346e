import type { Check } from './check.ts';
import { rings } from './rings.ts';
import { msg } from '../util/message.ts';

export const brLoopOneSideStp: Check = {
  code: 'br-loop-one-side-stp',
  severity: 'warning',
  why: 'A switch without STP forwards the protocol of the others; the ring may be cut by luck only.',
  *find(view) {
    for (const ring of rings(view)) {
      const without = ring.switches.filter((device) => device['stp'] !== true);
      if (without.length === 0 || without.length === ring.switches.length) continue;
      yield {
        message: msg`STP is on in one part of this ring only; it is off in ${without.map((device) => device.name)}.`,
        anchors: without.map((device) => ({ on: 'device', id: device.id, path: ['stp'] })),
        fixes: [
          {
            title: msg`Turn STP on there too`,
            steps: without.map((device) => ({
              do: 'set',
              id: device.id,
              path: ['stp'],
              value: true,
            })),
          },
        ],
      };
    }
  },
};
