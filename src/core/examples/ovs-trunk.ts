import { access, cable, device, drawLab, namespace, trunk } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

export const ovsTrunk: Template = {
  id: 'ovs-trunk',
  title: msg`VLAN trunk on Open vSwitch`,
  note: msg`Two switches carry VLANs 20 and 30 over one trunk; each VLAN is a network of its own.`,
  keywords: msg`ovs 802.1q tag access patch`,
  topology: drawLab({
    name: 'ovs-trunk',
    size: [860, 400],
    devices: [
      namespace('s1', 'sales1', [50, 80], [{ id: 'eth0', addresses: ['10.20.0.1/24'] }]),
      namespace('s2', 'lab1', [50, 310], [{ id: 'eth0', addresses: ['10.30.0.1/24'] }]),
      namespace('s3', 'sales2', [620, 80], [{ id: 'eth0', addresses: ['10.20.0.2/24'] }]),
      namespace('s4', 'lab2', [620, 310], [{ id: 'eth0', addresses: ['10.30.0.2/24'] }]),
      device('ovs', 'o1', 'ovs0', [50, 198], { failMode: 'standalone' }),
      device('ovs', 'o2', 'ovs1', [530, 198], { failMode: 'standalone' }),
    ],
    links: [
      cable('veth', 's1:eth0', 'o1', { b: access(20) }),
      cable('veth', 's2:eth0', 'o1', { b: access(30) }),
      cable('veth', 's3:eth0', 'o2', { b: access(20) }),
      cable('veth', 's4:eth0', 'o2', { b: access(30) }),
      cable('patch', 'o1', 'o2', { a: trunk(20, 30), b: trunk(20, 30) }),
    ],
  }),
};
