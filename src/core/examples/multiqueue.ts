import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const multiqueue: Template = {
  id: 'multiqueue',
  title: msg`Multiqueue virtio`,
  note: msg`Four queues for four vCPUs: each core of a guest sends and receives by itself.`,
  keywords: msg`performance speed queues vhost iperf`,
  topology: drawLab({
    name: 'multiqueue',
    size: [560, 300],
    devices: [
      guest(
        'g1',
        'sender',
        [50, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', queues: 4, addresses: ['192.0.2.1/24'] }],
        { memoryMiB: 1024, vcpus: 4 },
      ),
      guest(
        'g2',
        'receiver',
        [320, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', queues: 4, addresses: ['192.0.2.2/24'] }],
        { memoryMiB: 1024, vcpus: 4 },
      ),
      device('bridge', 'b1', 'br0', [140, 226]),
    ],
    links: [cable('tap', 'g1:eth0', 'b1'), cable('tap', 'g2:eth0', 'b1')],
  }),
};
