import type { Topology } from '../model/topology.ts';

/**
 * The sample of the first visit: two guests with different cards, a firewall
 * between a Linux bridge and an Open vSwitch switch, VLANs 20 and 30, and a
 * namespace to look from.
 */
export const dmzLab = {
  version: 1,
  name: 'dmz-lab',
  devices: [
    { id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0], size: [900, 540] },
    {
      id: 'g1',
      kind: 'guest',
      name: 'web1',
      in: 'h1',
      at: [50, 80],
      arch: 'x86_64',
      machine: 'q35',
      memoryMiB: 1024,
      vcpus: 1,
      nics: [
        {
          id: 'eth0',
          model: 'virtio-net-pci',
          addresses: ['192.0.2.20/24'],
          gateway: '192.0.2.1',
        },
      ],
    },
    {
      id: 'g2',
      kind: 'guest',
      name: 'firewall',
      in: 'h1',
      at: [330, 80],
      arch: 'x86_64',
      machine: 'q35',
      memoryMiB: 512,
      vcpus: 2,
      nics: [
        { id: 'eth0', model: 'virtio-net-pci', queues: 2, addresses: ['192.0.2.1/24'] },
        { id: 'eth1', model: 'e1000e', addresses: ['10.20.0.1/24', '2001:db8:20::1/64'] },
      ],
    },
    {
      id: 'g3',
      kind: 'guest',
      name: 'legacy-nt',
      in: 'h1',
      at: [640, 80],
      arch: 'x86_64',
      machine: 'pc',
      memoryMiB: 256,
      vcpus: 1,
      nics: [
        { id: 'eth0', model: 'rtl8139', addresses: ['10.30.0.7/24'] },
        { id: 'eth1', model: 'e1000' },
      ],
    },
    {
      id: 'b1',
      kind: 'bridge',
      name: 'br0',
      in: 'h1',
      at: [80, 280],
      addresses: ['192.0.2.10/24'],
      stp: false,
    },
    { id: 'o1', kind: 'ovs', name: 'ovs0', in: 'h1', at: [500, 280], failMode: 'standalone' },
    {
      id: 's1',
      kind: 'namespace',
      name: 'probe',
      in: 'h1',
      at: [420, 430],
      interfaces: [{ id: 'eth0', addresses: ['10.20.0.9/24', '2001:db8:20::9/64'] }],
    },
    { id: 'u1', kind: 'user-net', name: 'SLiRP', in: 'h1', at: [710, 440] },
  ],
  links: [
    { id: 'l1', kind: 'tap', a: { device: 'g1', port: 'eth0' }, b: { device: 'b1' } },
    { id: 'l2', kind: 'tap', a: { device: 'g2', port: 'eth0' }, b: { device: 'b1' } },
    {
      id: 'l3',
      kind: 'tap',
      a: { device: 'g2', port: 'eth1' },
      b: { device: 'o1', vlan: { mode: 'access', tag: 20 } },
    },
    {
      id: 'l4',
      kind: 'tap',
      a: { device: 'g3', port: 'eth0' },
      b: { device: 'o1', vlan: { mode: 'access', tag: 30 } },
    },
    { id: 'l5', kind: 'user', a: { device: 'g3', port: 'eth1' }, b: { device: 'u1' } },
    {
      id: 'l6',
      kind: 'veth',
      a: { device: 's1', port: 'eth0' },
      b: { device: 'o1', vlan: { mode: 'access', tag: 20 } },
    },
    {
      id: 'l7',
      kind: 'veth',
      a: { device: 'b1' },
      b: { device: 'o1', vlan: { mode: 'access', tag: 10 } },
    },
  ],
  notes: [],
} as unknown as Topology;
