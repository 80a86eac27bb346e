import type { EndRef } from '../view/view.ts';
import type { Check } from './check.ts';
import { overheadOf } from './underlay.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

const DEFAULT_MTU = 1500;

function ownMtu(far: EndRef['far']): number | undefined {
  const mtu = far?.at.kind.family === 'lower' ? far.at.device['mtu'] : undefined;
  return typeof mtu === 'number' ? mtu : undefined;
}

export const mtuMismatchSegment: Check = {
  code: 'mtu-mismatch-segment',
  severity: 'warning',
  why: 'Frames larger than the smallest MTU of a segment vanish without a message.',
  // A network of libvirt's gives its MTU to all that is plugged in.
  of: ({ family, roles }) => family === 'switch' && !roles.includes('network'),
  device: ({ device, kind, ends }, view) => {
    if (ends.length === 0) return undefined;
    const mtus = new Set(
      ends.map(({ link, far }) => link.mtu ?? ownMtu(far) ?? DEFAULT_MTU - overheadOf(link, view)),
    );
    if (typeof device['mtu'] === 'number') mtus.add(device['mtu']);
    if (mtus.size < 2) return undefined;
    return {
      message: msg`What is plugged into ${quote(device.name)} does not have one MTU: ${[...mtus].sort((a, b) => a - b)}.`,
      anchors: [
        {
          on: 'device',
          id: device.id,
          ...(kind.fields.some(({ key }) => key === 'mtu') && { path: ['mtu'] }),
        },
      ],
    };
  },
};
