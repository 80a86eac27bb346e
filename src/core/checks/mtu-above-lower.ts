import type { DeviceView } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

const DEFAULT_MTU = 1500;

/** Undefined where the drawing does not settle it, as for a network card of the host. */
function mtuOf({ device, kind, ends }: DeviceView): number | undefined {
  if (!kind.fields.some(({ key }) => key === 'mtu')) return undefined;
  if (typeof device['mtu'] === 'number') return device['mtu'];
  if (!kind.roles.includes('vlan')) return DEFAULT_MTU;
  const below = ends.find(({ far }) => far?.at.kind.roles.includes('trunk'))?.far?.at;
  return below && mtuOf(below);
}

export const mtuAboveLower: Check = {
  code: 'mtu-above-lower',
  severity: 'error',
  why: 'The kernel refuses an MTU above that of the device below.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const most = one.ends.length > 0 ? mtuOf(one) : undefined;
    if (most === undefined) return undefined;
    const below = quote(one.device.name);
    return one.ends.flatMap(({ link, far }): Finding[] => {
      const vlan = far?.at.kind.roles.includes('vlan') ? far.at.device : undefined;
      const mtu = vlan ? vlan['mtu'] : link.mtu;
      if (!far || far.at.kind.family === 'switch' || typeof mtu !== 'number' || mtu <= most)
        return [];
      const { id } = vlan ?? link;
      const path = ['mtu'];
      return [
        {
          message: msg`What stands on ${below} has an MTU of at most ${most}, not ${mtu}.`,
          anchors: [{ on: vlan ? 'device' : 'link', id, path }],
          fixes: [{ title: msg`Set ${most}`, steps: [{ do: 'set', id, path, value: most }] }],
        },
      ];
    });
  },
};
