import { cable, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const guestChain: Template = {
  id: 'guest-chain',
  title: msg`Guests cabled to each other`,
  note: msg`A guest routes between two others, by socket cables: no root, nothing on the host.`,
  keywords: msg`socket udp unprivileged router back-to-back`,
  topology: drawLab({
    name: 'guest-chain',
    size: [800, 190],
    devices: [
      guest(
        'g1',
        'client',
        [40, 74],
        [
          {
            id: 'eth0',
            model: 'virtio-net-pci',
            addresses: ['198.51.100.10/24'],
            gateway: '198.51.100.1',
          },
        ],
      ),
      guest(
        'g2',
        'router',
        [290, 74],
        [
          { id: 'eth0', model: 'virtio-net-pci', addresses: ['198.51.100.1/24'] },
          { id: 'eth1', model: 'virtio-net-pci', addresses: ['203.0.113.1/24'] },
        ],
      ),
      guest(
        'g3',
        'server',
        [570, 74],
        [
          {
            id: 'eth0',
            model: 'virtio-net-pci',
            addresses: ['203.0.113.10/24'],
            gateway: '203.0.113.1',
          },
        ],
      ),
    ],
    links: [cable('socket', 'g1:eth0', 'g2:eth0'), cable('socket', 'g2:eth1', 'g3:eth0')],
  }),
};
