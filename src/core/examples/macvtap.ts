import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const macvtap: Template = {
  id: 'macvtap',
  title: msg`macvtap without a bridge`,
  note: msg`Two guests on the wire of a network card: they reach the LAN and each other, but not the host.`,
  keywords: msg`macvlan direct physical uplink eno1 LAN`,
  topology: drawLab({
    name: 'macvtap',
    size: [560, 300],
    devices: [
      guest(
        'g1',
        'web',
        [50, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.21/24'] }],
      ),
      guest(
        'g2',
        'mail',
        [320, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.22/24'] }],
      ),
      device('nic', 'n1', 'eno1', [215, 236]),
    ],
    links: [cable('macvtap', 'g1:eth0', 'n1'), cable('macvtap', 'g2:eth0', 'n1')],
  }),
};
