import { access, cable, device, drawHosts, namespace, trunk } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const on = (i: number, address: number) => [{ id: 'eth0', addresses: [`10.${address}.0.${i}/24`] }];

export const wiredHosts: Template = {
  id: 'wired-hosts',
  title: msg`Two hosts, one wire, two VLANs`,
  note: msg`A wire between the network cards of two hosts carries two VLANs from switch to switch.`,
  keywords: msg`cable physical trunk 802.1q multi-host eno1`,
  topology: drawHosts({
    name: 'wired-hosts',
    hosts: [1, 2].map((i) => ({
      name: `kvm${i}`,
      at: [(i - 1) * 640, 0],
      size: [480, 310],
      devices: [
        namespace(`r${i}`, `red${i}`, [30, 70], on(i, 10)),
        namespace(`u${i}`, `blue${i}`, [260, 70], on(i, 20)),
        device('ovs', `o${i}`, 'ovs0', [100, 166]),
        device('nic', `n${i}`, 'eno1', [175, 250]),
      ],
    })),
    links: [
      ...[1, 2].flatMap((i) => [
        cable('veth', `r${i}:eth0`, `o${i}`, { b: access(10) }),
        cable('veth', `u${i}:eth0`, `o${i}`, { b: access(20) }),
        cable('member', `n${i}`, `o${i}`, { b: trunk(10, 20) }),
      ]),
      cable('wire', 'n1', 'n2'),
    ],
  }),
};
