import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const hostOnly: Template = {
  id: 'host-only',
  title: msg`Host-only network`,
  note: msg`A guest and its host talk over one tap; nothing gets in or out.`,
  keywords: msg`tap private isolated closed`,
  topology: drawLab({
    name: 'host-only',
    size: [400, 300],
    devices: [
      guest(
        'g1',
        'sandbox',
        [105, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.2/24'] }],
      ),
      device('bridge', 'b1', 'br0', [60, 226], { addresses: ['192.0.2.1/24'] }),
    ],
    links: [cable('tap', 'g1:eth0', 'b1')],
  }),
};
