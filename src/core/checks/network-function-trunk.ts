import { portgroupsOf } from '../model/portgroup.ts';
import type { Anchor } from '../diagnostics/diagnostic.ts';
import type { Check } from './check.ts';
import { dealsFunctions } from './deals-functions.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkFunctionTrunk: Check = {
  code: 'network-function-trunk',
  severity: 'error',
  why: 'The card puts one tag on what a virtual function sends; libvirt does not start a guest that is to have several.',
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    if (!dealsFunctions(one)) return undefined;
    const { device, ends } = one;
    const anchors: Anchor[] = portgroupsOf(device).flatMap(({ vlan }, i) =>
      vlan?.mode === 'trunk'
        ? { on: 'device', id: device.id, path: ['portgroups', i, 'vlan'] }
        : [],
    );
    for (const { link, side, end } of ends)
      if (end.vlan?.mode === 'trunk')
        anchors.push({ on: 'link', id: link.id, path: [side, 'vlan'] });
    if (anchors.length === 0) return undefined;
    return {
      message: msg`A virtual function of ${quote(device.name)} is in one VLAN at most: it is no trunk.`,
      anchors,
    };
  },
};
