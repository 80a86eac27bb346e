import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';
import { isPort } from './port-of.ts';

export const vlanOfPort: Check = {
  code: 'vlan-of-port',
  severity: 'error',
  why: 'The kernel gives tagged frames to the VLAN device before the switch can see them.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('trunk'),
  device: ({ device, ends }) => {
    const vlans = ends.filter(({ far }) => far?.at.kind.roles.includes('vlan'));
    const port = ends.find(isPort);
    if (vlans.length === 0 || !port?.far) return undefined;
    const at = port.far.at.device.name;
    return {
      message: msg`${quote(device.name)} is a port of ${quote(at)}, which would lose the frames of these VLANs. Set the tags at the cables of the switch instead.`,
      anchors: vlans.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
