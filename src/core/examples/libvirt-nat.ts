import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const libvirtNat: Template = {
  id: 'libvirt-nat',
  title: msg`libvirt NAT network`,
  note: msg`Two guests in a network that libvirt makes, with names, addresses and a way out.`,
  keywords: msg`virsh virbr0 default network dhcp dns masquerade dnsmasq`,
  topology: drawLab({
    name: 'libvirt-nat',
    size: [560, 300],
    devices: [
      guest('g1', 'web', [50, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      guest(
        'g2',
        'db',
        [320, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['10.11.0.20/24'] }],
      ),
      device('libvirt-network', 'n1', 'net0', [140, 226], {
        forward: 'nat',
        addresses: ['10.11.0.1/24'],
        dhcp: { domain: 'lab.test' },
      }),
    ],
    links: [cable('network', 'g1:eth0', 'n1'), cable('network', 'g2:eth0', 'n1')],
  }),
};
