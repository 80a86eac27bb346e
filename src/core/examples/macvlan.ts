import { cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const macvlan: Template = {
  id: 'macvlan',
  title: msg`Containers on the LAN by macvlan`,
  note: msg`Two namespaces have MACs of their own on a network card: no bridge, and the host stays apart.`,
  keywords: msg`container docker ipvlan direct physical uplink eno1`,
  topology: drawLab({
    name: 'macvlan',
    size: [560, 250],
    devices: [
      namespace('s1', 'web', [50, 80], [{ id: 'eth0', addresses: ['192.0.2.31/24'] }]),
      namespace('s2', 'cache', [320, 80], [{ id: 'eth0', addresses: ['192.0.2.32/24'] }]),
      device('nic', 'n1', 'eno1', [215, 186]),
    ],
    links: [cable('macvlan', 's1:eth0', 'n1'), cable('macvlan', 's2:eth0', 'n1')],
  }),
};
