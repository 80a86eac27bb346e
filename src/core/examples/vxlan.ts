import { cable, device, drawHosts, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const MTU = { mtu: 1450 };

export const vxlan: Template = {
  id: 'vxlan',
  title: msg`Two hosts, one network by VXLAN`,
  note: msg`Guests on two machines are on one segment; VXLAN takes their frames over the network between the machines.`,
  keywords: msg`tunnel overlay underlay VTEP VNI multi-host`,
  topology: drawHosts({
    name: 'vxlan',
    hosts: [0, 1].map((i) => ({
      name: `kvm${i + 1}`,
      at: [i * 560, 0],
      size: [400, 340],
      devices: [
        guest(
          `g${i + 1}`,
          `web${i + 1}`,
          [85, 70],
          [{ id: 'eth0', model: 'virtio-net-pci', addresses: [`10.0.0.${i + 1}/24`] }],
        ),
        device('bridge', `b${i + 1}`, 'br0', [60, 190], { stp: false }),
        device('nic', `n${i + 1}`, 'eno1', [135, 280], { addresses: [`192.0.2.${i + 1}/24`] }),
      ],
    })),
    links: [
      { ...cable('tap', 'g1:eth0', 'b1'), ...MTU },
      { ...cable('tap', 'g2:eth0', 'b2'), ...MTU },
      cable('tunnel', 'b1', 'b2'),
      cable('wire', 'n1', 'n2'),
    ],
  }),
};
