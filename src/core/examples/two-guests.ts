import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const twoGuests: Template = {
  id: 'two-guests',
  title: msg`Two guests on a bridge`,
  note: msg`The smallest network: two virtual machines plugged into one Linux bridge.`,
  keywords: msg`first simple switch tap virtio`,
  topology: drawLab({
    name: 'two-guests',
    size: [560, 300],
    devices: [
      guest(
        'g1',
        'alice',
        [50, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.11/24'] }],
      ),
      guest(
        'g2',
        'bob',
        [320, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.12/24'] }],
      ),
      device('bridge', 'b1', 'br0', [140, 226]),
    ],
    links: [cable('tap', 'g1:eth0', 'b1'), cable('tap', 'g2:eth0', 'b1')],
  }),
};
