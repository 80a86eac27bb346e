import { cable, device, drawHosts, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const vxlanOutside: Template = {
  id: 'vxlan-outside',
  title: msg`VXLAN to another machine`,
  note: msg`A switch is joined by VXLAN to a machine that is not drawn: only its address is known.`,
  keywords: msg`tunnel overlay VTEP VNI LAN outside remote router cloud`,
  topology: drawHosts({
    name: 'vxlan-outside',
    hosts: [
      {
        name: 'kvm1',
        at: [0, 0],
        size: [400, 340],
        devices: [
          guest(
            'g1',
            'web1',
            [85, 70],
            [{ id: 'eth0', model: 'virtio-net-pci', addresses: ['10.0.0.1/24'] }],
          ),
          device('bridge', 'b1', 'br0', [60, 190], { stp: false }),
          device('nic', 'n1', 'eno1', [135, 280], { addresses: ['192.0.2.1/24'] }),
        ],
      },
    ],
    beside: [device('lan', 'n2', 'office', [500, 280])],
    links: [
      { ...cable('tap', 'g1:eth0', 'b1'), mtu: 1450 },
      { ...cable('tunnel', 'b1', 'n2'), b: { device: 'n2', local: '192.0.2.9' }, vni: 42 },
      cable('wire', 'n1', 'n2'),
    ],
  }),
};
