import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const portForward: Template = {
  id: 'port-forward',
  title: msg`Into a guest by forwarded ports`,
  note: msg`QEMU forwards two ports of the host to SSH and HTTP of a guest: no root, no bridge.`,
  keywords: msg`hostfwd user network slirp ssh http unprivileged`,
  topology: drawLab({
    name: 'port-forward',
    size: [420, 290],
    devices: [
      guest('g1', 'web', [115, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      device('user-net', 'u1', 'SLiRP', [140, 226]),
    ],
    links: [
      {
        ...cable('user', 'g1:eth0', 'u1'),
        forwards: ['tcp:127.0.0.1:2222-:22', 'tcp:127.0.0.1:8080-:80'],
      },
    ],
  }),
};
