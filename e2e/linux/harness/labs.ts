import { sampleTopology, type Topology } from '../../../src/core/index.ts';
import { access, cable, device, draw, guest, trunk } from './draw.ts';
import { vhostUsers } from './vhost-user-lab.ts';

/** Two Linux bridges, one behind the other; IPv4 and IPv6, routes, MTU, addresses of the host. */
const bridges = draw('two bridges', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.4.0.5/24'], allmulticast: true }] },
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24', 'fd00:1::1/64'], mtu: 1400 }),
    device('bridge', 'br1', { stp: true, forwardDelay: 4, promisc: true }),
    device('namespace', 'left', {
      interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24', 'fd00:1::2/64'], gateway: '10.1.0.1' }],
    }),
    device('namespace', 'right', {
      interfaces: [
        { id: 'eth0', addresses: ['10.1.0.3/24', 'fd00:1::3/64'], gateway6: 'fd00:1::1' },
        { id: 'eth1', addresses: ['10.9.0.1/30'] },
      ],
    }),
    device('namespace', 'alone', { interfaces: [{ id: 'eth0', addresses: ['10.9.0.2/30'] }] }),
    device('nic', 'eno1'),
  ],
  links: [
    cable('veth', 'left:eth0', 'br0', { mtu: 1400 }),
    cable('veth', 'right:eth0', 'br0', { mtu: 1400 }),
    cable('veth', 'right:eth1', 'alone:eth0'),
    cable('veth', 'host:lab0', 'br0', { mtu: 1400 }),
    cable('veth', 'br0', 'br1', { mtu: 1400 }),
    cable('member', 'eno1', 'br1'),
  ],
});

/** Two Open vSwitch switches: patch, internal ports, access, trunk, native VLAN. */
const switches = draw('two switches', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.2.0.1/24'] }] },
  devices: [
    device('ovs', 'ovs0', { addresses: ['10.2.1.1/24'] }),
    device('ovs', 'ovs1', { datapath: 'netdev', failMode: 'standalone' }),
    device('namespace', 'blue', { interfaces: [{ id: 'eth0', addresses: ['10.2.0.2/24'] }] }),
    device('namespace', 'blue2', { interfaces: [{ id: 'eth0', addresses: ['10.2.0.3/24'] }] }),
    device('namespace', 'red', {
      interfaces: [{ id: 'eth0', addresses: ['10.2.0.4/24'], promisc: true }],
    }),
    device('namespace', 'plain', {
      interfaces: [{ id: 'eth0', addresses: ['10.2.1.4/24'], promisc: true, allmulticast: true }],
    }),
  ],
  links: [
    cable('patch', 'ovs0', 'ovs1', { a: trunk([20, 30], 1), b: trunk([20, 30], 1) }),
    cable('internal', 'host:lab0', 'ovs0', { b: access(20) }),
    cable('internal', 'blue:eth0', 'ovs0', { b: access(20) }),
    cable('veth', 'blue2:eth0', 'ovs1', { b: access(20) }),
    cable('veth', 'red:eth0', 'ovs1', { b: access(30) }),
    cable('internal', 'plain:eth0', 'ovs0', { mtu: 1400 }),
  ],
});

/** Guests on both kinds of switch: single and multi-queue taps, a pinned name, user networking. */
const taps = draw('taps', {
  devices: [
    device('bridge', 'br0'),
    device('ovs', 'ovs0'),
    device('user-net', 'out', { network: '10.77.0.0/24' }),
    device('guest', 'web1', {
      arch: 'x86_64',
      machine: 'q35',
      memoryMiB: 128,
      vcpus: 2,
      nics: [
        {
          ...{ id: 'eth0', model: 'virtio-net-pci', queues: 2, addresses: ['10.3.0.1/24'] },
          ...{ rxQueueSize: '1024', offloads: false, packed: true, rss: true, bootIndex: 2 },
        },
        {
          ...{ id: 'eth1', model: 'e1000e', mac: '52:54:00:12:34:56', addresses: ['10.3.1.1/24'] },
          ...{ bootIndex: 1, rom: false },
        },
        { id: 'eth2', model: 'rtl8139' },
      ],
    }),
    device('guest', 'web2', {
      arch: 'x86_64',
      machine: 'pc',
      memoryMiB: 128,
      vcpus: 1,
      nics: [
        { id: 'eth0', model: 'ne2k_pci', addresses: ['10.3.0.2/24'] },
        { id: 'eth1', model: 'vmxnet3', addresses: ['10.3.1.2/24'] },
        { id: 'eth2', model: 'pcnet' },
      ],
    }),
  ],
  links: [
    cable('tap', 'web1:eth0', 'br0', { mtu: 1400 }),
    cable('tap', 'web1:eth1', 'ovs0', { b: access(10) }),
    cable('user', 'web1:eth2', 'out'),
    cable('tap', 'web2:eth0', 'br0', { b: { ifname: 'pinned0' }, mtu: 1400 }),
    cable('tap', 'web2:eth1', 'ovs0', { b: trunk([10, 20], 10) }),
  ],
});

/** Two guests with a socket cable of each of these forms between them. */
function between(name: string, ...forms: readonly string[]): Topology {
  const nics = forms.map((_, i) => ({ id: `eth${i}`, model: 'virtio-net-pci' }));
  return draw(name, {
    devices: [guest('left', nics), guest('right', nics)],
    links: forms.map((form, i) => ({ ...cable('socket', `right:eth${i}`, `left:eth${i}`), form })),
  });
}

/** Guests on the wire of cards of the host, in all modes, with one queue and with several. */
const macvtaps = draw('macvtaps', {
  devices: [
    device('nic', 'eno1'),
    device('nic', 'eno2'),
    guest('web1', [
      { id: 'eth0', model: 'virtio-net-pci', queues: 2, addresses: ['10.5.0.1/24'] },
      { id: 'eth1', model: 'e1000e' },
    ]),
    guest('web2', [
      { id: 'eth0', model: 'virtio-net-pci', addresses: ['10.5.0.2/24'] },
      { id: 'eth1', model: 'rtl8139', mac: '52:54:00:12:34:58' },
      { id: 'eth2', model: 'virtio-net-pci' },
    ]),
  ],
  links: [
    cable('macvtap', 'web1:eth0', 'eno1'),
    cable('macvtap', 'web1:eth1', 'eno1', { mode: 'private' }),
    cable('macvtap', 'web2:eth0', 'eno1', { b: { ifname: 'pinned0' } }),
    cable('macvtap', 'web2:eth1', 'eno1', { mode: 'vepa' }),
    cable('macvtap', 'web2:eth2', 'eno2', { mode: 'passthru' }),
  ],
});

/** Interfaces of the host and of namespaces on the wire of cards, in every mode. */
const macvlans = draw('macvlans', {
  host: { interfaces: [{ id: 'lab0', addresses: ['10.6.0.5/24'] }] },
  devices: [
    device('nic', 'eno1'),
    device('nic', 'eno2'),
    ...['left', 'right', 'aside', 'apart', 'deaf', 'alone'].map((name, i) =>
      device('namespace', name, {
        interfaces: [{ id: 'eth0', addresses: [`10.6.${i < 2 ? 0 : i}.${i + 1}/24`] }],
      }),
    ),
  ],
  links: [
    cable('macvlan', 'host:lab0', 'eno1'),
    cable('macvlan', 'left:eth0', 'eno1', { mtu: 1400 }),
    cable('macvlan', 'right:eth0', 'eno1', { mtu: 1400 }),
    cable('macvlan', 'aside:eth0', 'eno1', { mode: 'vepa' }),
    cable('macvlan', 'apart:eth0', 'eno1', { mode: 'private' }),
    cable('macvlan', 'deaf:eth0', 'eno1', {
      mode: 'source',
      sources: ['52:54:00:00:00:01', '52:54:00:00:00:02'],
    }),
    cable('macvlan', 'alone:eth0', 'eno2', { mode: 'passthru' }),
  ],
});

/** Three guests in one multicast group, two of them in another one that is typed. */
const groups = draw('groups', {
  devices: [
    device('mcast', 'all'),
    device('mcast', 'two', { group: '239.1.2.3', port: 5560 }),
    ...['a', 'b', 'c'].map((name) =>
      guest(
        name,
        ['eth0', 'eth1'].map((id) => ({ id, model: 'virtio-net-pci' })),
      ),
    ),
  ],
  links: [
    ...['a', 'b', 'c'].map((name) => cable('qemu', `${name}:eth0`, 'all')),
    ...['a', 'b'].map((name) => cable('qemu', `${name}:eth1`, 'two')),
  ],
});

/** Labs with guests on both kinds of switch, and on a card of the host. */
const onHost: readonly Topology[] = [sampleTopology, taps, macvtaps];

/** These, and labs of guests that are cabled to each other: of those nothing stands on the host. */
export const guestLabs: readonly Topology[] = [
  ...onHost,
  between('sockets', 'udp', 'tcp'),
  groups,
  vhostUsers('vhost-user paths', { path: '/run/dpdk/a0.sock' }),
];

/** Hubs inside guests: each of them has a hub 0 of its own. */
const hubs = draw('hubs', {
  devices: [
    ...['one', 'two', 'far'].map((name) => device('hub', name)),
    guest(
      'a',
      ['eth0', 'eth1', 'eth2'].map((id) => ({ id, model: 'e1000' })),
    ),
    guest('b', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [
    ...['eth0', 'eth2'].map((port) => cable('qemu', `a:${port}`, 'one')),
    cable('qemu', 'a:eth1', 'two'),
    cable('qemu', 'b:eth0', 'far'),
  ],
});

/** Ports that lead into a guest, by either of two networks. */
const forwards = draw('forwards', {
  devices: [
    device('user-net', 'out'),
    device('user-net', 'aside', { network: '10.77.0.0/24' }),
    guest(
      'web1',
      ['eth0', 'eth1'].map((id) => ({ id, model: 'virtio-net-pci' })),
    ),
  ],
  links: [
    {
      ...cable('user', 'web1:eth0', 'out'),
      forwards: ['tcp:127.0.0.1:8080-:80', 'udp::5353-10.0.2.20:53'],
    },
    { ...cable('user', 'web1:eth1', 'aside'), forwards: ['tcp:127.0.0.2:8080-:80'] },
  ],
});

const passt = draw('passt', {
  devices: [
    device('user-net', 'out', { program: 'passt' }),
    guest('web1', [{ id: 'eth0', model: 'e1000' }]),
  ],
  links: [{ ...cable('user', 'web1:eth0', 'out'), forwards: ['tcp::8080-:80'] }],
});

/** Switches that are programs: two guests on one, one of them on another that is a hub. */
const switchesOfVde = draw('vde', {
  devices: [
    device('vde', 'lan'),
    device('vde', 'hub', { name: 'A hub with a rather long name', hub: true, ports: 4 }),
    guest(
      'a',
      ['eth0', 'eth1'].map((id) => ({ id, model: 'e1000' })),
    ),
    guest('b', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [
    cable('qemu', 'a:eth0', 'lan'),
    cable('qemu', 'b:eth0', 'lan'),
    cable('qemu', 'a:eth1', 'hub'),
  ],
});

/** Pseudowires between two guests, with all that they may have. */
const pseudowires = draw('pseudowires', {
  devices: ['left', 'right'].map((name) =>
    guest(
      name,
      ['eth0', 'eth1', 'eth2'].map((id) => ({ id, model: 'virtio-net-pci' })),
    ),
  ),
  links: [
    {},
    { over: 'ip', cookie: '32', counter: 'on' },
    { cookie: '64', counter: 'pinned', session: 7 },
  ].map((more, i) => ({ ...cable('l2tpv3', `right:eth${i}`, `left:eth${i}`), ...more })),
});

/** What only QEMU itself has words for. */
export const qemuLabs: readonly Topology[] = [
  between('new sockets', 'dgram-udp', 'dgram-unix', 'stream-tcp', 'stream-unix'),
  hubs,
  forwards,
  passt,
  switchesOfVde,
  pseudowires,
  vhostUsers('vhost-user sockets', {}),
];

/** What libvirt has no word for, and QEMU is told past it; between a card that it has words for. */
export const pastLibvirt = draw('past libvirt', {
  devices: [
    device('bridge', 'br0'),
    device('user-net', 'out'),
    device('hub', 'one'),
    ...['left', 'right'].map((name) =>
      guest(
        name,
        ['e1000', 'virtio-net-pci', 'e1000e', 'usb-net', 'rtl8139', 'e1000'].map((model, i) => ({
          ...{ id: `eth${i}`, model },
          ...(i === 0 ? { bootIndex: 1 } : {}),
        })),
      ),
    ),
  ],
  links: [
    { ...cable('socket', 'right:eth0', 'left:eth0'), form: 'dgram-udp' },
    cable('tap', 'right:eth1', 'br0'),
    cable('tap', 'left:eth1', 'br0'),
    { ...cable('socket', 'right:eth2', 'left:eth2'), form: 'stream-tcp' },
    { ...cable('l2tpv3', 'right:eth3', 'left:eth3'), cookie: '64', counter: 'on' },
    cable('qemu', 'left:eth4', 'one'),
    cable('qemu', 'left:eth5', 'one'),
    { ...cable('user', 'right:eth4', 'out'), forwards: ['tcp:127.0.0.1:8080-:80'] },
  ],
});

/** One card with vhost, with two queues, and one without; a guest that wants no other, and one that asks for nothing. */
export const vhostLab = draw('vhost', {
  devices: [
    device('bridge', 'br0'),
    {
      ...guest('fast', [
        { id: 'eth0', model: 'virtio-net-pci', queues: 2, packed: true },
        { id: 'eth1', model: 'e1000' },
      ]),
      vcpus: 2,
    },
    guest('sure', [{ id: 'eth0', model: 'virtio-net-pci', packed: true }]),
    guest('slow', [{ id: 'eth0', model: 'virtio-net-pci', packed: true }]),
  ],
  links: [
    { ...cable('tap', 'fast:eth0', 'br0'), vhost: 'on' },
    { ...cable('tap', 'sure:eth0', 'br0'), vhost: 'force' },
    cable('tap', 'fast:eth1', 'br0'),
    cable('tap', 'slow:eth0', 'br0'),
  ],
});

/** The same without a bridge: on a card, and in a libvirt network that is a pool of one. */
export const vhostMacvtapLab = draw('vhost-macvtap', {
  devices: [
    device('nic', 'eno1'),
    device('nic', 'eno2'),
    device('libvirt-network', 'net0', { forward: 'macvtap' }),
    {
      ...guest('fast', [
        { id: 'eth0', model: 'virtio-net-pci', queues: 2, addresses: ['192.0.2.21/24'] },
      ]),
      vcpus: 2,
    },
    guest('pooled', [{ id: 'eth0', model: 'virtio-net-pci' }]),
    guest('slow', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [
    cable('lower', 'net0', 'eno2'),
    { ...cable('macvtap', 'fast:eth0', 'eno1'), vhost: 'on' },
    { ...cable('network', 'pooled:eth0', 'net0'), vhost: 'force' },
    cable('macvtap', 'slow:eth0', 'eno1'),
  ],
});

/** Labs whose networks this kernel can hold, whatever it lacks. */
export const labs: readonly Topology[] = [...onHost, bridges, switches, macvlans];
