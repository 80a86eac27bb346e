import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const NAMES = ['alpha', 'beta', 'gamma'];

export const mcastLab: Template = {
  id: 'mcast-lab',
  title: msg`Many guests, one multicast group`,
  note: msg`Whoever sends to the group is heard by all others in it: no root, nothing on the host.`,
  keywords: msg`mcast socket udp unprivileged segment`,
  topology: drawLab({
    name: 'mcast-lab',
    size: [800, 310],
    devices: [
      ...NAMES.map((name, i) =>
        guest(
          `g${i + 1}`,
          name,
          [40 + i * 265, 80],
          [{ id: 'eth0', model: 'virtio-net-pci', addresses: [`192.0.2.${i + 1}/24`] }],
        ),
      ),
      device('mcast', 'm1', 'group', [325, 232]),
    ],
    links: NAMES.map((_, i) => cable('qemu', `g${i + 1}:eth0`, 'm1')),
  }),
};
