import { cable, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const backToBack: Template = {
  id: 'back-to-back',
  title: msg`Two namespaces back to back`,
  note: msg`A veth pair straight from one namespace to the other, without a switch.`,
  keywords: msg`point to point direct netns simple`,
  topology: drawLab({
    name: 'back-to-back',
    size: [640, 180],
    devices: [
      namespace('s1', 'east', [50, 84], [{ id: 'eth0', addresses: ['198.51.100.1/30'] }]),
      namespace('s2', 'west', [400, 84], [{ id: 'eth0', addresses: ['198.51.100.2/30'] }]),
    ],
    links: [cable('veth', 's1:eth0', 's2:eth0')],
  }),
};
