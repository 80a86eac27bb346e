import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const hubLab: Template = {
  id: 'hub-lab',
  title: msg`A hub inside one guest`,
  note: msg`Two network cards of a guest hear each other through a hub of QEMU, as for trying out a bond.`,
  keywords: msg`hubport qemu bonding teaming unprivileged`,
  topology: drawLab({
    name: 'hub-lab',
    size: [420, 310],
    devices: [
      guest(
        'g1',
        'bonder',
        [115, 80],
        ['eth0', 'eth1'].map((id) => ({ id, model: 'virtio-net-pci' })),
      ),
      device('hub', 'k1', 'hub', [135, 232]),
    ],
    links: [cable('qemu', 'g1:eth0', 'k1'), cable('qemu', 'g1:eth1', 'k1')],
  }),
};
