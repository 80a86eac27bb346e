import { cable, device, drawHosts, namespace } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

const MTU = { mtu: 1450 };

const host = (i: number, at: number, cards: readonly string[]) => ({
  name: `kvm${i}`,
  at: [at, 0] as const,
  size: [400, 310] as const,
  devices: [
    namespace(`s${i}`, `app${i}`, [105, 70], [{ id: 'eth0', addresses: [`10.0.0.${i}/24`] }]),
    device('ovs', `o${i}`, 'ovs0', [60, 166]),
    ...cards.map((address, k) =>
      device(
        'nic',
        `n${i}${k + 1}`,
        `eno${k + 1}`,
        [cards.length === 1 ? 135 : 45 + k * 180, 250],
        {
          addresses: [address],
        },
      ),
    ),
  ],
});

export const ovsTunnels: Template = {
  id: 'ovs-tunnels',
  title: msg`Three hosts by Geneve and GRE`,
  note: msg`Open vSwitch joins hosts over two networks: by Geneve to one, by GRE to the other.`,
  keywords: msg`tunnel overlay underlay OVN VNI key multi-host`,
  topology: drawHosts({
    name: 'ovs-tunnels',
    hosts: [
      host(1, 520, ['192.0.2.1/24', '198.51.100.1/24']),
      host(2, 0, ['192.0.2.2/24']),
      host(3, 1040, ['198.51.100.3/24']),
    ],
    links: [
      ...[1, 2, 3].map((i) => ({ ...cable('veth', `s${i}:eth0`, `o${i}`), ...MTU })),
      { ...cable('tunnel', 'o1', 'o2'), type: 'geneve', ...MTU },
      { ...cable('tunnel', 'o1', 'o3'), type: 'gre', ...MTU },
      cable('wire', 'n11', 'n21'),
      cable('wire', 'n12', 'n31'),
    ],
  }),
};
