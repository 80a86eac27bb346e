import { linkKindOf } from '../links/index.ts';
import type { Link } from '../model/topology.ts';
import { msg } from '../util/message.ts';
import type { DeviceView } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { tunnelType } from './underlay.ts';

/** The kernel's socket is of tunnels of a bridge, or of those whose packets Open vSwitch reads. */
export const tunnelPortShared: Check = {
  code: 'tunnel-port-shared',
  severity: 'error',
  why: 'The kernel gives the UDP port of VXLAN, and that of Geneve, either to tunnels of bridges or to Open vSwitch.',
  find: (view) => {
    const first = new Map<string, { readonly at: DeviceView; readonly link: Link }>();
    const findings: Finding[] = [];
    for (const { link, a, b } of view.cables) {
      const type = tunnelType(link);
      if (!linkKindOf(link).overhead || type === 'gre') continue;
      for (const at of [a, b]) {
        // In user space it has no socket.
        if (at.kind.apart || at.device['datapath'] === 'netdev') continue;
        const key = `${at.host}/${type}`;
        const owner = first.get(key);
        if (!owner) first.set(key, { at, link });
        if (!owner || owner.at.kind === at.kind) continue;
        const name = view.device(at.host ?? '')?.device.name ?? '';
        findings.push({
          message: msg`On ${name} both a ${owner.at.kind.title} and an ${at.kind.title} end a tunnel of the type ${type}.`,
          anchors: [owner.link.id, link.id].map((id) => ({ on: 'link', id })),
        });
      }
    }
    return findings;
  },
};
