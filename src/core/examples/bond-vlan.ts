import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const bondVlan: Template = {
  id: 'bond-vlan',
  title: msg`Bonded uplink with VLANs`,
  note: msg`Two network cards are one by LACP; each VLAN that it carries has a bridge of its own.`,
  keywords: msg`802.3ad LACP 802.1q trunk redundancy eno1 eno2 LAN`,
  topology: drawLab({
    name: 'bond-vlan',
    size: [640, 500],
    devices: [
      guest(
        'g1',
        'office',
        [75, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['10.10.0.21/24'] }],
      ),
      guest(
        'g2',
        'voice',
        [375, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['10.20.0.21/24'] }],
      ),
      device('bridge', 'b1', 'br10', [30, 226], { stp: false }),
      device('bridge', 'b2', 'br20', [330, 226], { stp: false }),
      device('vlan', 'v1', 'bond0-10', [85, 308], { tag: 10 }),
      device('vlan', 'v2', 'bond0-20', [385, 308], { tag: 20 }),
      device('bond', 'x1', 'bond0', [225, 376], { mode: '802.3ad' }),
      device('nic', 'n1', 'eno1', [150, 444]),
      device('nic', 'n2', 'eno2', [360, 444]),
    ],
    links: [
      cable('tap', 'g1:eth0', 'b1'),
      cable('tap', 'g2:eth0', 'b2'),
      cable('member', 'v1', 'b1'),
      cable('member', 'v2', 'b2'),
      cable('lower', 'v1', 'x1'),
      cable('lower', 'v2', 'x1'),
      cable('lower', 'x1', 'n1'),
      cable('lower', 'x1', 'n2'),
    ],
  }),
};
