import { describe, expect, test } from 'vitest';
import { parsePortForward } from '../net/port-forward.ts';
import type { DeviceId, LinkId } from '../model/ids.ts';
import { dangersOf } from './dangers.ts';
import { type Effects, effectsInEnglish, effectsOf } from './effects.ts';
import type { Lab } from './plan.ts';
import {
  type Attachment,
  type Backend,
  type Resource,
  resourceId,
  type ResourceKind,
} from './resource.ts';

const lab: Lab = { label: 'x', id: 'lab', group: 0x76abcdef };
const at = { origin: 'x' as DeviceId, machine: 'h1' as DeviceId, needs: [] };
const id = (part: string) => ({ ...at, id: resourceId('x' as DeviceId, part) });
const there = { ...id('there'), namespace: 'probe', ifname: 'eth0' };
const own = { ...id('own'), ifname: 'br0' };

const way = { type: 'vxlan', vni: 42, local: '192.0.2.1', remote: '192.0.2.2' } as const;
const link = 'l1' as LinkId;
const stream = { type: 'stream', netdev: 'socket', peer: 'web2', link } as const;
const backends: readonly Backend[] = [
  { ...stream, listens: true, at: 5001 },
  { ...stream, listens: false, at: 5002 },
  { ...stream, listens: true, at: 'l1.s' },
  { type: 'datagrams', netdev: 'dgram', local: 5003, remote: 5004, link },
  { type: 'mcast', address: '239.0.0.1', port: 5005, link },
];
const cabled = backends.map((backend, i): Attachment => ({
  ...{ nic: `eth${i}`, model: 'e1000', mac: '', queues: 1, addresses: [], gateways: [] },
  backend,
}));

type Sample = readonly [Resource, Partial<Effects>];

/** One or more of every kind, and what they do to the host. */
const SAMPLES: Readonly<Record<ResourceKind, readonly Sample[]>> = {
  existing: [[{ ...id('e'), kind: 'existing', ifname: 'eno1' }, {}]],
  passthrough: [
    [
      {
        ...{ ...id('v'), kind: 'passthrough', ifname: 'eno1', pci: '0000:03:10.2' },
        ...{ mac: '02:00:00:00:00:01', vf: { number: 1, vlan: 30 } },
      },
      {
        touched: [
          'virtual function 1 of eno1 (0000:03:10.2) goes to a guest, which drives it itself, and is in VLAN 30 on the wire of eno1; making virtual functions may silence eno1 for a moment',
        ],
        settings: [
          'sriov_numvfs of eno1: raised where it is 0, with sriov_drivers_autoprobe at 0, so that the host drives none of those',
          'MAC and VLAN of virtual function 1 of eno1',
        ],
      },
    ],
    [
      { ...id('f'), kind: 'passthrough', ifname: 'eno1', pci: '0000:03:00.0' },
      {
        touched: [
          'eno1 (0000:03:00.0) is taken from this machine: the guest that has it drives the hardware itself, and is on its wire',
        ],
      },
    ],
  ],
  namespace: [
    [
      { ...id('n'), kind: 'namespace', name: 'probe' },
      { namespaces: ['probe'], files: ['/run/vethloom/lab', '/run/netns'] },
    ],
  ],
  netdev: [
    [
      {
        ...id('v'),
        kind: 'netdev',
        type: 'veth',
        ends: [{ ifname: 'a' }, { ifname: 'b', namespace: 'probe' }],
      },
      { devices: ['a', 'probe/b'] },
    ],
    [
      { ...id('t'), kind: 'netdev', type: 'tap', ifname: 'web1', multiQueue: false },
      { devices: ['web1'] },
    ],
    [
      { ...id('t'), kind: 'netdev', type: 'tun', ifname: 'tun0', namespace: 'probe' },
      { devices: ['probe/tun0'] },
    ],
    [
      {
        ...id('m'),
        kind: 'netdev',
        type: 'macvtap',
        ifname: 'web1',
        lower: 'eno1',
        mode: 'bridge',
        mac: '52:54:00:00:00:01',
      },
      {
        devices: ['web1'],
        files: ['/run/vethloom/lab', '/dev/tapN of web1'],
        touched: ['eno1 carries web1: whoever uses that is on the wire of this machine'],
      },
    ],
    [
      {
        ...id('i'),
        kind: 'netdev',
        type: 'ipvlan',
        ifname: 'eth0',
        namespace: 'probe',
        lower: 'eno1',
        mode: 'l2',
        flag: 'bridge',
      },
      {
        devices: ['probe/eth0'],
        touched: ['eno1 carries probe/eth0: whoever uses that is on the wire of this machine'],
      },
    ],
    [
      {
        ...id('v'),
        kind: 'netdev',
        type: 'vlan',
        ifname: 'vlan20',
        lower: 'eno1',
        tag: 20,
      },
      {
        devices: ['vlan20'],
        touched: ['eno1 carries vlan20: whoever uses that is on the wire of this machine'],
      },
    ],
    [{ ...id('d'), kind: 'netdev', type: 'dummy', ifname: 'dummy0' }, { devices: ['dummy0'] }],
    [
      {
        ...id('n'),
        kind: 'netdev',
        type: 'macvlan',
        ifname: 'eth0',
        namespace: 'probe',
        lower: 'eno1',
        mode: 'passthru',
        sources: [],
      },
      {
        devices: ['probe/eth0'],
        touched: [
          'eno1 is given to probe/eth0 alone, with its MAC: this machine no longer reaches anything by it',
        ],
      },
    ],
    [
      { ...id('t'), kind: 'netdev', ifname: 'far0', mtu: 1450, ...way },
      {
        devices: ['far0'],
        ports: ['4789/udp on all addresses: far0, for frames from anybody who knows the VNI 42'],
      },
    ],
    [
      { ...id('t'), kind: 'netdev', ifname: 'far0', mtu: 1450, ...way, type: 'geneve' },
      {
        devices: ['far0'],
        ports: ['6081/udp on all addresses: far0, for frames from 192.0.2.2'],
      },
    ],
    [
      { ...id('t'), kind: 'netdev', ifname: 'far0', mtu: 1458, ...way, type: 'gre' },
      {
        devices: ['far0'],
        ports: ['GRE on 192.0.2.1: far0, for frames from 192.0.2.2'],
        settings: [
          'gre0 gretap0 erspan0: made by the kernel where it loads its module for far0; they stay',
        ],
      },
    ],
  ],
  port: [
    [{ ...id('p'), kind: 'port', ifname: 'vlan20', of: 'lower', bridge: 'br0' }, {}],
    [
      { ...id('p'), kind: 'port', ifname: 'eno1', of: 'existing', bridge: 'br0' },
      {
        touched: ['eno1 becomes a port of br0: its addresses and routes move there'],
        daemons: ['net.sh for 60 s: unless confirmed, eno1 gets back what moved to br0'],
      },
    ],
    [{ ...id('p'), kind: 'port', ifname: 'web1', of: 'tap', bridge: 'br0' }, {}],
  ],
  slave: [
    [
      { ...id('s'), kind: 'slave', ifname: 'eno1', of: 'existing', bond: 'bond0', primary: true },
      {
        touched: [
          'eno1 becomes a slave of bond0, for which it goes down: refused while it carries addresses',
        ],
      },
    ],
    [
      { ...id('s'), kind: 'slave', ifname: 'dummy0', of: 'lower', bond: 'bond0', primary: false },
      {},
    ],
  ],
  'ovs-bridge': [
    [
      {
        ...id('o'),
        kind: 'ovs-bridge',
        name: 'ovs0',
        failMode: 'secure',
        stp: false,
        datapath: 'system',
      },
      { ovs: ['ovs0'] },
    ],
  ],
  'ovs-port': [
    [
      { ...id('q'), kind: 'ovs-port', name: 'eno1', of: 'existing', bridge: 'br0' },
      { touched: ['eno1 becomes a port of br0: refused while it carries addresses'] },
    ],
    [
      { ...id('q'), kind: 'ovs-port', name: 'in0', of: 'internal', bridge: 'br0' },
      { ovs: ['in0'] },
    ],
    [
      {
        ...id('q'),
        kind: 'ovs-port',
        name: 'far0',
        of: 'tunnel',
        bridge: 'br0',
        tunnel: way,
      },
      {
        ovs: ['far0'],
        ports: ['4789/udp on all addresses: far0, for frames from 192.0.2.2'],
      },
    ],
    [{ ...id('q'), kind: 'ovs-port', name: 'web1', of: 'tap', bridge: 'br0' }, {}],
    [
      {
        ...id('q'),
        kind: 'ovs-port',
        name: 'web1',
        of: 'vhost-user',
        bridge: 'br0',
        socket: '/run/vethloom/lab.sockets/vhost_user/web1',
      },
      {
        ovs: ['web1, by which Open vSwitch reads and writes all memory of its guest'],
        files: ['/run/vethloom/lab', '/run/vethloom/lab.sockets/vhost_user'],
      },
    ],
  ],
  address: [
    [
      { ...own, kind: 'address', family: 4, cidr: '192.0.2.1/24' },
      { addresses: ['192.0.2.1/24 on br0'] },
    ],
    [{ ...there, kind: 'address', family: 4, cidr: '192.0.2.2/24' }, {}],
  ],
  route: [
    [
      { ...own, kind: 'route', family: 4, to: 'default', via: '192.0.2.9' },
      { addresses: ['route default via 192.0.2.9'] },
    ],
    [{ ...there, kind: 'route', family: 4, to: 'default', via: '192.0.2.9' }, {}],
  ],
  setting: [[{ ...own, kind: 'setting', set: { mtu: 1400 } }, {}]],
  forwarding: [
    [
      { ...id('f'), kind: 'forwarding', family: 4, value: true },
      { settings: ['net.ipv4.ip_forward=1: the host forwards between all its interfaces'] },
    ],
    [
      { ...id('f'), kind: 'forwarding', family: 6, value: false },
      { settings: ['net.ipv6.conf.all.forwarding=0'] },
    ],
    [{ ...id('f'), kind: 'forwarding', namespace: 'probe', family: 4, value: true }, {}],
  ],
  nat: [
    [
      { ...id('m'), kind: 'nat', bridge: 'br0', network: '192.0.2.0/24' },
      {
        firewall: ["table ip vethloom_76abcdef: 192.0.2.0/24 leaves with the host's own address"],
      },
    ],
  ],
  daemon: [
    [
      {
        ...id('v'),
        kind: 'daemon',
        program: 'vde_switch',
        name: 'sw0',
        socket: '/run/vethloom/lab.sockets/sw0',
        ports: 32,
        hub: false,
      },
      {
        daemons: ['vde_switch sw0, a switch that the guests reach'],
        files: ['/run/vethloom/lab', '/run/vethloom/lab.sockets'],
      },
    ],
    [
      {
        ...id('v'),
        kind: 'daemon',
        program: 'vde_plug2tap',
        name: 'sw0-br0',
        socket: '/run/vethloom/lab.sockets/sw0',
      },
      { daemons: ['vde_plug2tap, as root, between sw0-br0 and its VDE switch'] },
    ],
  ],
  filter: [
    [
      { ...id('fa'), kind: 'filter', bridge: 'net0', rejects: 'all' },
      { firewall: ['table inet vethloom_76abcdef: nothing is forwarded to net0 or from it'] },
    ],
    [
      { ...id('fn'), kind: 'filter', bridge: 'net1', rejects: 'new' },
      { firewall: ['table inet vethloom_76abcdef: only answers are forwarded to net1'] },
    ],
    [
      { ...id('fl'), kind: 'filter', bridge: 'net2', rejects: 'all', madeBy: id('w').id },
      { firewall: ['table inet vethloom_76abcdef: nothing is forwarded to net2 or from it'] },
    ],
  ],
  dhcp: [
    [
      {
        ...id('d'),
        kind: 'dhcp',
        bridge: 'br0',
        address: '192.0.2.1',
        prefix: 24,
        first: '192.0.2.128',
        last: '192.0.2.254',
        leases: [],
      },
      {
        ports: [
          '53/udp on br0: 192.0.2.1 and all other addresses there',
          '53/tcp on br0: 192.0.2.1 and all other addresses there',
          '67/udp on br0',
        ],
        daemons: ['dnsmasq on br0: DNS, and DHCP from 192.0.2.128 to 192.0.2.254'],
      },
    ],
  ],
  network: [
    [
      {
        ...id('w'),
        kind: 'network',
        forward: 'bridge',
        name: 'lab-br0',
        bridge: 'br0',
        technology: 'bridge',
      },
      { networks: ['lab-br0'] },
    ],
    [
      { ...id('y'), kind: 'network', name: 'lab-net0', forward: 'hostdev', card: 'eno1' },
      {
        networks: ['lab-net0'],
        touched: [
          'virtual functions of eno1 are taken from this machine: the guests that have them drive the hardware themselves, and are on its wire',
        ],
      },
    ],
    [
      {
        ...id('w'),
        kind: 'network',
        forward: 'isolated',
        name: 'lab-net0',
        bridge: 'net0',
        technology: 'bridge',
      },
      { networks: ['lab-net0: libvirt makes its switch net0, and firewall rules for it'] },
    ],
    [
      {
        ...id('w'),
        kind: 'network',
        forward: 'open',
        name: 'lab-net0',
        bridge: 'net0',
        technology: 'bridge',
      },
      { networks: ['lab-net0: libvirt makes its switch net0'] },
    ],
  ],
  machine: [
    [
      {
        ...id('g'),
        kind: 'machine',
        label: 'Web',
        name: 'web1',
        uuid: '',
        arch: 'x86_64',
        machineType: 'q35',
        memoryMiB: 512,
        vcpus: 2,
        controllers: [],
        nics: [],
      },
      { guests: ['web1: 512 MiB, 2 vCPU'] },
    ],
    [
      {
        ...id('g'),
        kind: 'machine',
        label: 'Web',
        name: 'web1',
        uuid: '',
        arch: 'x86_64',
        machineType: 'q35',
        memoryMiB: 512,
        vcpus: 2,
        controllers: [],
        nics: cabled,
      },
      {
        guests: ['web1: 512 MiB, 2 vCPU'],
        ports: [
          '5001/tcp on 127.0.0.1: the guest web1',
          '5003/udp on 127.0.0.1: the guest web1',
          '5005/udp on 239.0.0.1: the guest web1',
        ],
      },
    ],
  ],
};

const nothing = effectsInEnglish(effectsOf([], lab));

describe.each(Object.entries(SAMPLES))('%s', (kind, samples) => {
  test.each(samples)('%#', (resource, effects) => {
    expect(resource.kind).toBe(kind);
    expect(effectsInEnglish(effectsOf([resource], lab))).toEqual({ ...nothing, ...effects });
  });
});

test('an empty lab has its state folder, and no danger', () => {
  expect(nothing).toMatchObject({ files: ['/run/vethloom/lab'], devices: [] });
  expect(dangersOf([])).toEqual([]);
});

test('a setting that two bridges need is told once', () => {
  const two = SAMPLES.forwarding.map(([resource]) => resource).slice(0, 1);
  expect(effectsOf([...two, ...two], lab).settings).toHaveLength(1);
});

test('NAT is of libvirt where that makes the network', () => {
  const nat: Resource = {
    ...id('n'),
    kind: 'nat',
    bridge: 'net0',
    network: '192.0.2.0/24',
    madeBy: id('w').id,
  };
  const told = (byLibvirt: boolean) =>
    effectsInEnglish(effectsOf([nat], lab, { byLibvirt })).firewall;
  expect(told(true)).toEqual([
    "libvirt's own tables: 192.0.2.0/24 leaves with the host's own address",
  ]);
  expect(told(false)).toEqual([expect.stringMatching(/^table ip vethloom_/)]);
});

test('what libvirt keeps apart is told with its network', () => {
  const [filter] = SAMPLES.filter.at(-1)!;
  const told = effectsOf([filter], lab, { byLibvirt: true });
  expect(told.firewall).toEqual([]);
});

test('a guest that is User-mode Linux says that it is no sandbox', () => {
  const machine = SAMPLES.machine[0]?.[0] as Extract<Resource, { kind: 'machine' }>;
  const { guests } = effectsInEnglish(effectsOf([{ ...machine, machineType: 'uml' }], lab));
  expect(guests[1]).toBe(
    'web1: User-mode Linux, no sandbox: root in it may do what who runs it may do',
  );
});

test('a guest with user networking says that it reaches out, and by which ports others reach in', () => {
  const machine = SAMPLES.machine[0]?.[0] as Extract<Resource, { kind: 'machine' }>;
  const forwards = [parsePortForward('udp:127.0.0.1:5353-:53')];
  const nic = { backend: { type: 'user', forwards } } as unknown as (typeof machine.nics)[number];
  const { guests, ports } = effectsInEnglish(effectsOf([{ ...machine, nics: [nic] }], lab));
  expect(ports).toEqual(['5353/udp on 127.0.0.1: the guest web1']);
  expect(guests).toEqual(['web1: 512 MiB, 2 vCPU, reaches out through the host']);
});
