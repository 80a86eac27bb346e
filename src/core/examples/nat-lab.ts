import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const natLab: Template = {
  id: 'nat-lab',
  title: msg`NAT lab`,
  note: msg`Two guests get their addresses from the host and reach the outside through it.`,
  keywords: msg`dhcp dns internet masquerade nftables dnsmasq`,
  topology: drawLab({
    name: 'nat-lab',
    size: [560, 300],
    devices: [
      guest('g1', 'web', [50, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      guest('g2', 'db', [320, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      device('bridge', 'b1', 'br0', [140, 226], {
        addresses: ['10.10.0.1/24'],
        nat: true,
        dhcp: {},
      }),
    ],
    links: [cable('tap', 'g1:eth0', 'b1'), cable('tap', 'g2:eth0', 'b1')],
  }),
};
