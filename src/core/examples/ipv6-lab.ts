import { cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const ipv6Lab: Template = {
  id: 'ipv6-lab',
  title: msg`IPv6 lab`,
  note: msg`A router between two networks that speak nothing but IPv6.`,
  keywords: msg`routing forwarding prefix ula`,
  topology: drawLab({
    name: 'ipv6-lab',
    size: [780, 400],
    devices: [
      namespace(
        's1',
        'router',
        [295, 80],
        [
          { id: 'eth0', addresses: ['fd00:1::1/64'] },
          { id: 'eth1', addresses: ['fd00:2::1/64'] },
        ],
        { forwarding: true },
      ),
      device('bridge', 'b1', 'br1', [50, 198]),
      device('bridge', 'b2', 'br2', [450, 198]),
      namespace(
        's2',
        'near',
        [95, 310],
        [{ id: 'eth0', addresses: ['fd00:1::10/64'], gateway6: 'fd00:1::1' }],
      ),
      namespace(
        's3',
        'far',
        [495, 310],
        [{ id: 'eth0', addresses: ['fd00:2::10/64'], gateway6: 'fd00:2::1' }],
      ),
    ],
    links: [
      cable('veth', 's1:eth0', 'b1'),
      cable('veth', 's1:eth1', 'b2'),
      cable('veth', 's2:eth0', 'b1'),
      cable('veth', 's3:eth0', 'b2'),
    ],
  }),
};
