import type { BundleId, Topology } from '../../../src/core/index.ts';
import { access, cable, device, draw, guest, trunk } from './draw.ts';

/** A lab that is broken on purpose, with what the machine must have before. */
export interface ReferenceLab {
  readonly id: string;
  readonly topology: Topology;
  readonly bundle: BundleId;
  /** Whether an Open vSwitch runs. */
  readonly ovs: boolean;
  /** Shell commands that make what the host has before; its far end is in the namespace "outside". */
  readonly host?: string;
}

function card(id: string, ...addresses: readonly string[]) {
  return { id, model: 'virtio-net-pci', addresses };
}

function namespace(name: string, ...interfaces: readonly object[]) {
  return device('namespace', name, { interfaces });
}

/** Forwards between its interfaces. */
function router(name: string, ...interfaces: readonly object[]) {
  return device('namespace', name, { interfaces, forwarding: true });
}

/** Another host, with the far end of a tunnel that is cut. */
const far = [device('host', 'other', { in: undefined }), device('ovs', 'far0', { in: 'other' })];

function toFar(from: string) {
  const [a, b] = [{ local: '192.0.2.1' }, { local: '192.0.2.2' }];
  return cable('tunnel', from, 'far0', { a, b });
}

/** Three bridges, taps with one queue and with several, a card of the host, an address of its own. */
const bridges = draw('reference bridges', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.12.0.5/24'] }] },
  devices: [
    device('bridge', 'lan0', { addresses: ['10.11.0.1/24'] }),
    device('bridge', 'dmz0', { stp: true, forwardDelay: 4 }),
    device('bridge', 'off0', { mtu: 1400 }),
    device('nic', 'eno2'),
    guest('web1', [card('eth0', '10.11.0.11/24'), card('eth1', '10.12.0.11/24')]),
    guest('web2', [{ ...card('eth0', '10.11.0.12/24'), queues: 2 }, card('eth1', '10.12.0.12/24')]),
    guest('db1', [card('eth0', '10.12.0.21/24'), card('eth1')]),
  ],
  links: [
    cable('tap', 'web1:eth0', 'lan0'),
    cable('tap', 'web2:eth0', 'lan0'),
    cable('tap', 'web1:eth1', 'dmz0'),
    cable('tap', 'web2:eth1', 'dmz0'),
    cable('tap', 'db1:eth0', 'dmz0'),
    cable('tap', 'db1:eth1', 'off0', { mtu: 1400 }),
    cable('veth', 'lan0', 'dmz0'),
    cable('veth', 'host:lab0', 'dmz0'),
    cable('member', 'eno2', 'dmz0'),
  ],
});

/** Patch, internal ports of host and namespaces, taps and veths with VLANs. */
const switches = draw('reference switches', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.21.0.1/24'] }] },
  devices: [
    device('ovs', 'ovs0', { addresses: ['10.21.9.1/24'] }),
    device('ovs', 'ovs1', { failMode: 'standalone' }),
    device('nic', 'eno2'),
    namespace('blue', { id: 'eth0', addresses: ['10.21.0.2/24'], gateway: '10.21.0.1' }),
    namespace('red', { id: 'eth0', addresses: ['10.21.1.2/24'] }),
    ...far,
    guest('vm1', [card('eth0', '10.21.0.11/24')]),
    guest('vm2', [card('eth0', '10.21.1.11/24')]),
  ],
  links: [
    cable('patch', 'ovs0', 'ovs1', { a: trunk([20, 30], 1), b: trunk([20, 30], 1) }),
    cable('internal', 'host:lab0', 'ovs0', { b: access(20) }),
    cable('internal', 'blue:eth0', 'ovs0', { b: access(20) }),
    cable('veth', 'red:eth0', 'ovs1', { b: access(30) }),
    cable('tap', 'vm1:eth0', 'ovs0', { b: access(20) }),
    cable('tap', 'vm2:eth0', 'ovs1', { b: access(30) }),
    cable('member', 'eno2', 'ovs1', { b: trunk([20, 30]) }),
    toFar('ovs1'),
  ],
});

/**
 * A router between three networks; the host answers DHCP on one of them and lets it out by NAT,
 * and keeps another apart.
 */
const routed = draw('reference routed', {
  devices: [
    device('bridge', 'lan0', { addresses: ['10.31.0.1/24'], nat: true, dhcp: {} }),
    device('bridge', 'dmz0'),
    device('libvirt-network', 'alone0', { addresses: ['10.34.0.1/24'] }),
    router(
      'router',
      { id: 'eth0', addresses: ['10.31.0.2/24'], gateway: '10.31.0.1' },
      { id: 'eth1', addresses: ['10.32.0.1/24'] },
      { id: 'eth2', addresses: ['10.33.0.1/30'] },
    ),
    namespace('web', { id: 'eth0', addresses: ['10.32.0.11/24'], gateway: '10.32.0.1' }),
    namespace('db', { id: 'eth0', addresses: ['10.33.0.2/30'], gateway: '10.33.0.1' }),
    namespace('pc', { id: 'eth0', addresses: ['10.31.0.21/24'], gateway: '10.31.0.1' }),
    guest('vm1', [card('eth0', '10.31.0.22/24')]),
  ],
  links: [
    cable('veth', 'router:eth0', 'lan0'),
    cable('veth', 'router:eth1', 'dmz0'),
    cable('veth', 'router:eth2', 'db:eth0'),
    cable('veth', 'web:eth0', 'dmz0'),
    cable('veth', 'pc:eth0', 'lan0'),
    cable('tap', 'vm1:eth0', 'lan0'),
  ],
});

/** Switches that are programs, beside DHCP on one of the kernel. */
const vde = draw('reference vde', {
  devices: [
    device('vde', 'one'),
    device('vde', 'two', { hub: true, ports: 4 }),
    device('bridge', 'lan0', { addresses: ['10.81.0.1/24'], dhcp: {} }),
    namespace('pc', { id: 'eth0', addresses: ['10.81.0.21/24'] }),
    guest('vm1', [card('eth0'), card('eth1')]),
    guest('vm2', [card('eth0'), card('eth1')]),
  ],
  links: [
    cable('qemu', 'vm1:eth0', 'one'),
    cable('qemu', 'vm2:eth0', 'one'),
    cable('qemu', 'vm1:eth1', 'two'),
    cable('tap', 'vm2:eth1', 'lan0'),
    cable('veth', 'pc:eth0', 'lan0'),
  ],
});

/** The host's own way out becomes a port. */
const uplink = draw('reference uplink', {
  devices: [
    device('bridge', 'br0'),
    device('bridge', 'back0', { addresses: ['10.41.0.1/24'] }),
    device('nic', 'eno1'),
    namespace('probe', { id: 'eth0', addresses: ['192.0.2.21/24'], gateway: '192.0.2.1' }),
    guest('vm1', [card('eth0', '192.0.2.22/24'), card('eth1', '10.41.0.22/24')]),
    guest('vm2', [card('eth0', '192.0.2.23/24'), card('eth1', '10.41.0.23/24')]),
  ],
  links: [
    cable('member', 'eno1', 'br0'),
    cable('veth', 'probe:eth0', 'br0'),
    cable('tap', 'vm1:eth0', 'br0'),
    cable('tap', 'vm2:eth0', 'br0'),
    cable('tap', 'vm1:eth1', 'back0'),
    cable('tap', 'vm2:eth1', 'back0'),
  ],
});

/** Both families everywhere, and one network with IPv6 alone. */
const both = draw('reference ipv6', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.62.0.5/24', 'fd00:62::5/64'] }] },
  devices: [
    device('bridge', 'lan0', { addresses: ['10.61.0.1/24', 'fd00:61::1/64'], mtu: 1400 }),
    device('ovs', 'ovs0'),
    router(
      'router',
      { id: 'eth0', addresses: ['10.61.0.2/24', 'fd00:61::2/64'], gateway6: 'fd00:61::1' },
      { id: 'eth1', addresses: ['fd00:63::1/64'] },
    ),
    namespace('inner', { id: 'eth0', addresses: ['fd00:63::2/64'], gateway6: 'fd00:63::1' }),
    namespace('far', { id: 'eth0', addresses: ['fd00:62::2/64'], gateway6: 'fd00:62::5' }),
    guest('vm1', [card('eth0', '10.61.0.11/24', 'fd00:61::11/64')]),
  ],
  links: [
    cable('internal', 'host:lab0', 'ovs0'),
    cable('veth', 'router:eth0', 'lan0', { mtu: 1400 }),
    cable('veth', 'router:eth1', 'inner:eth0'),
    cable('internal', 'far:eth0', 'ovs0'),
    cable('tap', 'vm1:eth0', 'lan0', { mtu: 1400 }),
  ],
});

/** Guests and stacks on cards of the host: they share one, a guest takes another alone, a third is a port. */
const lowers = draw('reference lowers', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.71.0.5/24'] }] },
  devices: [
    device('bridge', 'br0'),
    device('nic', 'eno2'),
    device('nic', 'eno3'),
    device('nic', 'eno4'),
    namespace('left', { id: 'eth0', addresses: ['10.71.0.2/24'] }),
    namespace('deaf', { id: 'eth0', addresses: ['10.72.0.2/24'] }),
    ...far,
    guest('vm1', [card('eth0'), card('eth1')]),
    guest('vm2', [{ ...card('eth0'), queues: 2 }, card('eth1')]),
  ],
  links: [
    cable('macvtap', 'vm1:eth0', 'eno2'),
    cable('macvtap', 'vm2:eth0', 'eno2', { mtu: 1400, b: { ifname: 'pinned0' } }),
    cable('macvlan', 'host:lab0', 'eno2'),
    cable('macvlan', 'left:eth0', 'eno2', { mtu: 1400 }),
    cable('macvlan', 'deaf:eth0', 'eno2', { mode: 'source', sources: ['52:54:00:00:00:01'] }),
    cable('macvtap', 'vm1:eth1', 'eno3', { mode: 'passthru' }),
    cable('tap', 'vm2:eth1', 'br0'),
    cable('member', 'eno4', 'br0'),
    toFar('br0'),
  ],
});

/** A card of the host with nobody at its other end. */
const spare = nic('eno2');

const spares = ['eno2', 'eno3', 'eno4'].map((name, i) => nic(name, `wire${i}`)).join('\n');

export function nic(name: string, far = 'wire'): string {
  return `ip link add name ${name} up type veth peer name ${far} netns outside
    ip -n outside link set dev ${far} up`;
}

/** The card that the machine is reached by: static addresses of both families, routes of its own. */
const wayOut = `${nic('eno1')}
  ip -n outside address add 192.0.2.1/24 dev wire
  ip -n outside address add 2001:db8::1/64 dev wire
  ip address add 192.0.2.5/24 brd + dev eno1
  ip address add 192.0.2.6/24 dev eno1 label eno1:1
  ip address add 198.51.100.5/24 dev eno1 label eno1:0
  ip address add 2001:db8::5/64 dev eno1
  ip address add 2001:db8::6/64 dev eno1
  ip route add default via 192.0.2.1 metric 100
  ip route add 203.0.113.0/24 via 192.0.2.7 proto static src 192.0.2.6
  ip -6 route add default via 2001:db8::1`;

export const referenceLabs: readonly ReferenceLab[] = [
  { id: 'bridges', topology: bridges, bundle: 'shell-qemu', ovs: false, host: spare },
  { id: 'switches', topology: switches, bundle: 'shell-qemu', ovs: true, host: spare },
  { id: 'routed', topology: routed, bundle: 'shell-qemu', ovs: false },
  { id: 'uplink', topology: uplink, bundle: 'shell-qemu', ovs: false, host: wayOut },
  { id: 'brctl', topology: bridges, bundle: 'brctl-qemu', ovs: false, host: spare },
  { id: 'lowers', topology: lowers, bundle: 'shell-qemu', ovs: false, host: spares },
  { id: 'vde', topology: vde, bundle: 'shell-qemu', ovs: false },
  { id: 'ipv6', topology: both, bundle: 'shell-qemu', ovs: true },
];
