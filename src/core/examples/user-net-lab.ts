import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const userNetLab: Template = {
  id: 'user-net-lab',
  title: msg`NAT without root`,
  note: msg`Each guest reaches the outside through QEMU itself; nothing is set up on the host.`,
  keywords: msg`user network slirp unprivileged internet`,
  topology: drawLab({
    name: 'user-net-lab',
    size: [560, 300],
    devices: [
      guest('g1', 'desktop', [50, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      guest('g2', 'builder', [320, 80], [{ id: 'eth0', model: 'e1000e' }]),
      device('user-net', 'u1', 'SLiRP', [210, 232]),
    ],
    links: [cable('user', 'g1:eth0', 'u1'), cable('user', 'g2:eth0', 'u1')],
  }),
};
