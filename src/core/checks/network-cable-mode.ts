import type { DeviceView } from '../view/view.ts';
import type { Check } from './check.ts';
import { standsOn } from './stands-on.ts';
import { modeOf } from './network-forward.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** In which mode a network can stand on this. */
function modeFor({ kind }: DeviceView): string | undefined {
  if (kind.roles.includes('segment')) return 'bridge';
  return kind.roles.includes('lower') ? 'macvtap' : undefined;
}

export const networkCableMode: Check = {
  code: 'network-cable-mode',
  severity: 'error',
  why: 'A libvirt network stands on a switch in the mode bridge, on network cards in the modes macvtap and hostdev, and else on nothing.',
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    const { device, ends } = one;
    const below = new Set(standsOn(one).map(({ link }) => link));
    return ends
      .filter(({ link }) => link.kind === 'lower' && !below.has(link))
      .map(({ link, far }) => {
        const mode = far && modeFor(far.at);
        return {
          message: msg`In the mode ${modeOf(device)} ${quote(device.name)} does not stand on ${quote(far?.at.device.name ?? '')}.`,
          anchors: [{ on: 'link', id: link.id }],
          fixes:
            mode === undefined
              ? []
              : [
                  {
                    title: msg`Use ${mode}`,
                    steps: [{ do: 'set', id: device.id, path: ['forward'], value: mode }],
                  },
                ],
        };
      });
  },
};
