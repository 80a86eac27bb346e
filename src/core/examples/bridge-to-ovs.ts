import { cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const bridgeToOvs: Template = {
  id: 'bridge-to-ovs',
  title: msg`Bridge and Open vSwitch`,
  note: msg`A veth pair joins a Linux bridge and an Open vSwitch switch into one segment.`,
  keywords: msg`ovs join mixed`,
  topology: drawLab({
    name: 'bridge-to-ovs',
    size: [780, 280],
    devices: [
      namespace('s1', 'left', [95, 80], [{ id: 'eth0', addresses: ['192.0.2.1/24'] }]),
      namespace('s2', 'right', [495, 80], [{ id: 'eth0', addresses: ['192.0.2.2/24'] }]),
      device('bridge', 'b1', 'br0', [50, 200]),
      device('ovs', 'o1', 'ovs0', [450, 200], { failMode: 'standalone' }),
    ],
    links: [
      cable('veth', 's1:eth0', 'b1'),
      cable('veth', 's2:eth0', 'o1'),
      cable('veth', 'b1', 'o1'),
    ],
  }),
};
