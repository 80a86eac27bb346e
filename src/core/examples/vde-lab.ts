import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const vdeLab: Template = {
  id: 'vde-lab',
  title: msg`A switch in user space by VDE`,
  note: msg`Guests plug into a vde_switch that the script starts: no tap, no bridge in the kernel.`,
  keywords: msg`vde2 vde_switch socket unprivileged user space`,
  topology: drawLab({
    name: 'vde-lab',
    size: [560, 310],
    devices: [
      guest(
        'g1',
        'left',
        [50, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.1/24'] }],
      ),
      guest(
        'g2',
        'right',
        [320, 80],
        [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['192.0.2.2/24'] }],
      ),
      device('vde', 'w1', 'switch', [205, 232]),
    ],
    links: [cable('qemu', 'g1:eth0', 'w1'), cable('qemu', 'g2:eth0', 'w1')],
  }),
};
