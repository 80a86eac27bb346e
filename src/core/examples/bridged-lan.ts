import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const bridgedLan: Template = {
  id: 'bridged-lan',
  title: msg`Bridged to the LAN`,
  note: msg`The network card of the host becomes a port of the bridge: guests are on the LAN.`,
  keywords: msg`physical uplink eno1 public`,
  topology: drawLab({
    name: 'bridged-lan',
    size: [560, 390],
    devices: [
      guest('g1', 'web', [50, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      guest('g2', 'mail', [320, 80], [{ id: 'eth0', model: 'virtio-net-pci' }]),
      device('bridge', 'b1', 'br0', [140, 220]),
      device('nic', 'n1', 'eno1', [215, 326]),
    ],
    links: [
      cable('tap', 'g1:eth0', 'b1'),
      cable('tap', 'g2:eth0', 'b1'),
      cable('member', 'n1', 'b1'),
    ],
  }),
};
