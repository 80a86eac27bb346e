import { cable, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const nic = (end: number) => [
  { id: 'eth0', model: 'virtio-net-pci', addresses: [`10.0.0.${end}/24`] },
];

export const l2tpv3: Template = {
  id: 'l2tpv3',
  title: msg`An L2TPv3 pseudowire between guests`,
  note: msg`Two guests' processes speak L2TPv3 over UDP, with cookies of 64 bits and a counter: no root, nothing on the host.`,
  keywords: msg`L2TP RFC3931 session cookie tunnel unprivileged back-to-back`,
  topology: drawLab({
    name: 'l2tpv3',
    size: [620, 190],
    devices: [guest('g1', 'east', [50, 74], nic(1)), guest('g2', 'west', [380, 74], nic(2))],
    links: [{ ...cable('l2tpv3', 'g1:eth0', 'g2:eth0'), cookie: '64', counter: 'on' }],
  }),
};
