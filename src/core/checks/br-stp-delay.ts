import type { Check } from './check.ts';
import { standsOn } from './stands-on.ts';
import type { DeviceView, EndRef } from '../view/view.ts';
import { msg } from '../util/message.ts';

const BRIDGES = new Set(['bridge', 'libvirt-network']);
const TAPS = new Set(['tap', 'network']);

/** Also by a network of libvirt's that stands on this bridge. */
function hasGuest({ link, far }: EndRef, bridge: DeviceView): boolean {
  if (TAPS.has(link.kind)) return true;
  if (!far || !standsOn(far.at).some(({ at }) => at === bridge)) return false;
  return far.at.ends.some((above) => above.link.kind === 'network');
}

export const brStpDelay: Check = {
  code: 'br-stp-delay',
  severity: 'warning',
  why: 'A guest whose DHCP client gives up before the port forwards has no address.',
  of: ({ kind }) => BRIDGES.has(kind),
  device: (one) => {
    const { device, ends } = one;
    if (device['stp'] !== true) return undefined;
    const delay = typeof device['forwardDelay'] === 'number' ? device['forwardDelay'] : 15;
    if (delay <= 2 || !ends.some((end) => hasGuest(end, one))) return undefined;
    return {
      message: msg`STP is on with a forward delay of ${delay} s: a guest has no network for ${2 * delay} s after it is plugged in.`,
      anchors: [{ on: 'device', id: device.id, path: ['forwardDelay'] }],
      fixes: [
        {
          title: msg`Set 2 s`,
          steps: [{ do: 'set', id: device.id, path: ['forwardDelay'], value: 2 }],
        },
      ],
    };
  },
};
