import { cable, device, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const container = (id: string, name: string, x: number, host: number) =>
  guest(
    id,
    name,
    [x, 80],
    [{ id: 'eth0', model: 'lxc-phys', addresses: [`192.0.2.${host}/24`], gateway: '192.0.2.1' }],
    { machine: 'lxc' },
  );

export const containers: Template = {
  id: 'containers',
  title: msg`Two containers on a bridge`,
  note: msg`LXC containers instead of virtual machines: each takes the end of a veth pair.`,
  keywords: msg`lxc container lightweight veth phys lxc.net`,
  topology: drawLab({
    name: 'containers',
    size: [560, 300],
    devices: [
      container('g1', 'alice', 50, 11),
      container('g2', 'bob', 320, 12),
      device('bridge', 'b1', 'br0', [140, 226], { addresses: ['192.0.2.1/24'] }),
    ],
    links: [cable('tap', 'g1:eth0', 'b1'), cable('tap', 'g2:eth0', 'b1')],
  }),
};
