import { access, cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const vlanBridge: Template = {
  id: 'vlan-bridge',
  title: msg`VLAN-aware bridge`,
  note: msg`One Linux bridge keeps two VLANs apart: office and printer, voice and phone.`,
  keywords: msg`802.1q tag access filtering`,
  topology: drawLab({
    name: 'vlan-bridge',
    size: [640, 400],
    devices: [
      namespace('s1', 'office', [60, 80], [{ id: 'eth0', addresses: ['10.10.0.1/24'] }]),
      namespace('s2', 'voice', [390, 80], [{ id: 'eth0', addresses: ['10.40.0.1/24'] }]),
      device('bridge', 'b1', 'br0', [180, 198]),
      namespace('s3', 'printer', [60, 310], [{ id: 'eth0', addresses: ['10.10.0.2/24'] }]),
      namespace('s4', 'phone', [390, 310], [{ id: 'eth0', addresses: ['10.40.0.2/24'] }]),
    ],
    links: [
      cable('veth', 's1:eth0', 'b1', { b: access(10) }),
      cable('veth', 's2:eth0', 'b1', { b: access(40) }),
      cable('veth', 's3:eth0', 'b1', { b: access(10) }),
      cable('veth', 's4:eth0', 'b1', { b: access(40) }),
    ],
  }),
};
