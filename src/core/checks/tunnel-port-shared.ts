import { linkKindOf } from '../links/index.ts';
import type { Link } from '../model/topology.ts';
import { msg } from '../util/message.ts';
import type { DeviceView } from '../view/view.ts';
import type { Check, Finding } from './check.ts';

/** The kernel's socket is of tunnels of a bridge, or of those whose packets Open vSwitch reads. */
export const tunnelPortShared: Check = {
  code: 'tunnel-port-shared',
  severity: 'error',
  why: 'The kernel gives the UDP port of VXLAN either to tunnels of bridges or to Open vSwitch: “Address already in use”.',
  find: (view) => {
    const first = new Map<string, { readonly at: DeviceView; readonly link: Link }>();
    const findings: Finding[] = [];
    for (const { link, a, b } of view.cables) {
      if (!linkKindOf(link).overhead) continue;
      for (const at of [a, b]) {
        // In user space it has no socket.
        if (at.device['datapath'] === 'netdev') continue;
        const owner = first.get(at.host ?? '');
        if (!owner) first.set(at.host ?? '', { at, link });
        if (!owner || owner.at.kind === at.kind) continue;
        const name = view.device(at.host ?? '')?.device.name ?? '';
        findings.push({
          message: msg`On ${name} both a ${owner.at.kind.title} and an ${at.kind.title} end a VXLAN tunnel.`,
          anchors: [owner.link.id, link.id].map((id) => ({ on: 'link', id })),
        });
      }
    }
    return findings;
  },
};
