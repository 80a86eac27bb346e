import { cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const ipvlan: Template = {
  id: 'ipvlan',
  title: msg`Containers with the MAC of the card`,
  note: msg`Two namespaces share a network card and its MAC by ipvlan: for ports that let only one MAC through.`,
  keywords: msg`container docker macvlan direct physical uplink cloud wifi eno1`,
  topology: drawLab({
    name: 'ipvlan',
    size: [560, 250],
    devices: [
      namespace('s1', 'web', [50, 80], [{ id: 'eth0', addresses: ['192.0.2.31/24'] }]),
      namespace('s2', 'cache', [320, 80], [{ id: 'eth0', addresses: ['192.0.2.32/24'] }]),
      device('nic', 'n1', 'eno1', [215, 186]),
    ],
    links: [cable('ipvlan', 's1:eth0', 'n1'), cable('ipvlan', 's2:eth0', 'n1')],
  }),
};
