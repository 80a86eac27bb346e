import { access, cable, device, drawLab, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const routerOnAStick: Template = {
  id: 'router-on-a-stick',
  title: msg`Router on a stick`,
  note: msg`A namespace routes between two VLANs of one switch, with an interface in each.`,
  keywords: msg`inter-vlan routing forwarding gateway ovs internal port`,
  topology: drawLab({
    name: 'router-on-a-stick',
    size: [640, 400],
    devices: [
      namespace(
        's1',
        'router',
        [225, 80],
        [
          { id: 'vlan20', addresses: ['10.20.0.1/24'] },
          { id: 'vlan30', addresses: ['10.30.0.1/24'] },
        ],
        { forwarding: true },
      ),
      device('ovs', 'o1', 'ovs0', [180, 198], { failMode: 'standalone' }),
      namespace(
        's2',
        'client',
        [60, 310],
        [{ id: 'eth0', addresses: ['10.20.0.2/24'], gateway: '10.20.0.1' }],
      ),
      namespace(
        's3',
        'server',
        [390, 310],
        [{ id: 'eth0', addresses: ['10.30.0.2/24'], gateway: '10.30.0.1' }],
      ),
    ],
    links: [
      cable('internal', 's1:vlan20', 'o1', { b: access(20) }),
      cable('internal', 's1:vlan30', 'o1', { b: access(30) }),
      cable('veth', 's2:eth0', 'o1', { b: access(20) }),
      cable('veth', 's3:eth0', 'o1', { b: access(30) }),
    ],
  }),
};
