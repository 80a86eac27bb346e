import { describe, expect, test } from 'vitest';
import { applyFix } from '../edit/fields.ts';
import type { Device, Link, Topology } from '../model/topology.ts';
import { viewOf } from '../view/view.ts';
import { check, checks } from './index.ts';
import { english } from '../util/message.ts';

type Loose = Record<string, unknown>;

/** A host with a bridge, an Open vSwitch switch, two guests and a namespace; nothing wrong with it. */
function lab(
  change: (t: {
    devices: Record<string, Loose>;
    links: Record<string, Loose>;
    name: string;
  }) => void,
): Topology {
  const parts = {
    name: 'lab',
    devices: {
      h1: { kind: 'host', name: 'kvm1' },
      b1: { kind: 'bridge', name: 'br0', in: 'h1', addresses: ['10.0.0.1/24'] },
      o1: { kind: 'ovs', name: 'ovs0', in: 'h1' },
      e1: { kind: 'nic', name: 'eno1', in: 'h1' },
      u1: { kind: 'user-net', name: 'out', in: 'h1' },
      g1: guest('web1', '10.0.0.2/24'),
      g2: guest('web2', '10.0.0.3/24'),
      s1: {
        kind: 'namespace',
        name: 'probe',
        in: 'h1',
        interfaces: [{ id: 'eth0', addresses: ['10.0.0.4/24'] }],
      },
    } as Record<string, Loose>,
    links: {
      l1: { kind: 'tap', a: { device: 'g1', port: 'eth0' }, b: { device: 'b1' } },
      l2: { kind: 'tap', a: { device: 'g2', port: 'eth0' }, b: { device: 'b1' } },
      l3: { kind: 'veth', a: { device: 's1', port: 'eth0' }, b: { device: 'b1' } },
      l4: { kind: 'veth', a: { device: 'b1' }, b: { device: 'o1' } },
    } as Record<string, Loose>,
  };
  change(parts);
  return {
    version: 1,
    name: parts.name,
    devices: Object.entries(parts.devices).map(
      ([id, d]) => ({ id, at: [0, 0], ...d }) as unknown as Device,
    ),
    links: Object.entries(parts.links).map(([id, l]) => ({ id, ...l }) as unknown as Link),
    notes: [],
  };
}

function guest(name: string, address: string): Loose {
  return {
    kind: 'guest',
    name,
    in: 'h1',
    arch: 'x86_64',
    machine: 'q35',
    memoryMiB: 512,
    vcpus: 1,
    nics: [{ id: 'eth0', model: 'virtio-net-pci', addresses: [address] }],
  };
}

const mcast = { kind: 'mcast', name: 'group', in: 'h1', group: '239.0.0.1' };

/** Plugs g1 into user networking by this cable, with these ports forwarded to it. */
const forward = (t: Parts, ...forwards: string[]): void =>
  void (t.links['l1'] = {
    kind: 'user',
    a: { device: 'g1', port: 'eth0' },
    b: { device: 'u1' },
    forwards,
  });

type Parts = Parameters<Parameters<typeof lab>[0]>[0];
const device = (t: Parts, id: string): Loose => t.devices[id] as Loose;
const nic = (t: Parts, id = 'g1'): Loose => (device(t, id)['nics'] as Loose[])[0] as Loose;
const link = (t: Parts, id: string): Loose => t.links[id] as Loose;
/** Plugs the first card of a guest into a vhost-user program. */
function program(t: Parts, id = 'l1'): Loose {
  t.devices['p1'] = { kind: 'vhost-user', name: 'dpdk', in: 'h1' };
  return Object.assign(link(t, id), { kind: 'vhost-user', b: { device: 'p1' } });
}

/** Plugs the first card of each guest into the same vDPA device. */
function hardware(t: Parts): void {
  for (const [i, id] of ['l1', 'l2'].entries()) {
    t.devices[`v${i}`] = { kind: 'vdpa', name: `vdpa${i}`, in: 'h1', number: 0 };
    Object.assign(link(t, id), { kind: 'vdpa', b: { device: `v${i}` } });
  }
}

/** Gives eno1 to a guest. */
function pass(t: Parts, id = 'l1', more: Loose = {}): void {
  nic(t, id === 'l1' ? 'g1' : 'g2')['model'] = 'vfio-pci';
  const b = { device: 'e1' };
  Object.assign(link(t, id), { kind: 'vfio', b, pci: '0000:03:00.0', ...more });
}

/** Plugs the first card of a guest into Open vSwitch, without a tap. */
function polled(t: Parts, datapath: string): Loose {
  device(t, 'o1')['datapath'] = datapath;
  return Object.assign(link(t, 'l1'), { kind: 'vhost-user', b: { device: 'o1' } });
}

/** Gives eno1 to g1, with a card that stands by. */
function pair(t: Parts, primary: Loose = {}, guest: Loose = {}): void {
  pass(t);
  const eth1 = { id: 'eth1', model: 'virtio-net-pci' };
  const nics = [{ ...nic(t), standby: 'eth1', mac: '02:00:00:00:00:01', ...primary }, eth1];
  Object.assign(device(t, 'g1'), { nics, ...guest });
}

/** Turns on DHCP in br0, whose host has 10.0.0.1/24 there. */
const serve = (t: Parts, dhcp: Loose): void => void (device(t, 'b1')['dhcp'] = dhcp);

/** A second host with a bridge of its own, and tunnels to there from switches of the first. */
const dig = (t: Parts, ...tunnels: readonly Loose[]): void => {
  device(t, 'e1')['addresses'] = ['192.0.2.1/24'];
  t.devices['h2'] = { kind: 'host', name: 'kvm2' };
  t.devices['e2'] = { kind: 'nic', name: 'eno1', in: 'h2', addresses: ['192.0.2.2/24'] };
  for (const [i, { from = 'b1', a = {}, b = {}, ...more }] of tunnels.entries()) {
    t.devices[`b${i + 2}`] = { kind: 'bridge', name: `br${i}`, in: 'h2' };
    const ends = {
      a: { device: from, ...(a as Loose) },
      b: { device: `b${i + 2}`, ...(b as Loose) },
    };
    t.links[`t${i}`] = { kind: 'tunnel', mtu: 1500, ...ends, ...more };
  }
};

/** A tunnel from br0 to this address in a LAN that eno1 is plugged into, by IPv4 with 192.0.2.1/24. */
const reach = (t: Parts, local?: string, a: Loose = {}): void => {
  device(t, 'e1')['addresses'] = ['192.0.2.1/24'];
  t.devices['lan'] = { kind: 'lan', name: 'office' };
  t.links['w0'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'lan' } };
  const b = { device: 'lan', ...(local !== undefined && { local }) };
  t.links['t0'] = { kind: 'tunnel', mtu: 1500, a: { device: 'b1', ...a }, b };
};

/** Puts the guests on eno1 instead of br0. */
const stand = (t: Parts, ...modes: (string | undefined)[]): void =>
  modes.forEach((mode, i) => {
    const b = { device: 'e1' };
    Object.assign(link(t, `l${i + 1}`), { kind: 'macvtap', b, ...(mode && { mode }) });
  });

/** VLANs of these tags, v0, v1, …, on eno1. */
const tagged = (t: Parts, ...tags: number[]): void =>
  tags.forEach((tag, i) => {
    t.devices[`v${i}`] = { kind: 'vlan', name: `vlan${i}`, in: 'h1', tag };
    t.links[`t${i}`] = { kind: 'lower', a: { device: `v${i}` }, b: { device: 'e1' } };
  });

/** A libvirt network, in the mode bridge unless told, on these. */
const named = (t: Parts, fields: Loose, ...below: string[]): void => {
  t.devices['n1'] = {
    kind: 'libvirt-network',
    name: 'net0',
    in: 'h1',
    forward: 'bridge',
    ...fields,
  };
  for (const id of below)
    t.links[`n-${id}`] = { kind: 'lower', a: { device: 'n1' }, b: { device: id } };
};

/** A libvirt network that deals the functions of eno1, with guest 1 in it. */
const dealing = (t: Parts, fields: Loose = {}, ...below: string[]): void => {
  named(t, { forward: 'hostdev', ...fields }, ...below);
  Object.assign(link(t, 'l1'), { kind: 'network', b: { device: 'n1' } });
  nic(t)['model'] = 'vfio-pci';
};

/** A bond with eno1 as a slave. */
const bonded = (t: Parts, fields: Loose = {}): void => {
  t.devices['x1'] = { kind: 'bond', name: 'bond0', in: 'h1', ...fields };
  t.links['x2'] = { kind: 'lower', a: { device: 'e1' }, b: { device: 'x1' } };
};

/** A bond of Open vSwitch with eno1. */
const ovsBonded = (t: Parts, fields: Loose = {}): void => {
  bonded(t, { kind: 'ovs-bond', ...fields });
  t.links['x3'] = { kind: 'member', a: { device: 'x1' }, b: { device: 'o1' } };
};

/** For each check a drawing that it finds wrong, and where. */
const SAMPLES: Readonly<Record<keyof typeof checks, readonly [(t: Parts) => void, string]>> = {
  'account-malformed': [
    (t) => Object.assign(link(t, 'l1'), { maker: 'script', owner: '-x' }),
    'l1',
  ],
  'bandwidth-burst-too-long': [
    (t) => named(t, { portgroups: [{ id: 'a', inbound: { average: 10, burst: 9999 } }] }, 'b1'),
    'n1',
  ],
  'bandwidth-peak-below': [
    (t) => named(t, { portgroups: [{ id: 'a', inbound: { peak: 999 } }] }, 'b1'),
    'n1',
  ],
  'bond-no-slave': [(t) => (t.devices['x1'] = { kind: 'bond', name: 'bond0', in: 'h1' }), 'x1'],
  'bond-option-mode': [(t) => bonded(t, { lacpRate: 'fast' }), 'x1'],
  'bond-primary-no-slave': [(t) => bonded(t, { primary: 'eno9' }), 'x1'],
  'bond-slave-shared': [
    (t) => {
      bonded(t);
      tagged(t, 20);
    },
    'x2',
  ],
  'boot-order-duplicate': [
    (t) => {
      const twin = { ...nic(t), id: 'eth1', bootIndex: 1 };
      device(t, 'g1')['nics'] = [{ ...nic(t), bootIndex: 1 }, twin];
    },
    'g1',
  ],
  'br-hairpin-vepa': [(t) => stand(t, 'vepa'), 'l1'],
  'br-ip-on-port': [
    (t) => {
      t.devices['d1'] = { kind: 'dummy', name: 'dummy0', in: 'h1', addresses: ['10.9.0.1/24'] };
      t.links['l9'] = { kind: 'member', a: { device: 'd1' }, b: { device: 'b1' } };
    },
    'd1',
  ],
  'br-loop-one-side-stp': [
    (t) => {
      device(t, 'b1')['stp'] = true;
      t.links['l9'] = { kind: 'veth', a: { device: 'b1' }, b: { device: 'o1' } };
    },
    'o1',
  ],
  'br-stp-delay': [(t) => (device(t, 'b1')['stp'] = true), 'b1'],
  'choice-unknown': [(t) => (device(t, 'o1')['failMode'] = 'none'), 'o1'],
  'dangling-reference': [(t) => (link(t, 'l1')['b'] = { device: 'zz' }), 'l1'],
  'device-in-wrong-place': [(t) => (device(t, 'g1')['in'] = 'b1'), 'g1'],
  'device-outside-host': [(t) => delete device(t, 'b1')['in'], 'b1'],
  'dhcp-host-dup-ip': [
    (t) => serve(t, { leases: ['52:54:00:00:00:01 10.0.0.9', '52:54:00:00:00:02 10.0.0.9'] }),
    'b1',
  ],
  'dhcp-host-dup-mac': [
    (t) => serve(t, { leases: ['52:54:00:00:00:0A 10.0.0.8', '52:54:00:00:00:0a 10.0.0.9'] }),
    'b1',
  ],
  'dhcp-host-outside': [(t) => serve(t, { leases: ['52:54:00:00:00:01 10.0.1.9'] }), 'b1'],
  'dhcp-lease-malformed': [(t) => serve(t, { leases: ['web1 10.0.0.9'] }), 'b1'],
  'dhcp-no-address': [
    (t) => {
      serve(t, {});
      device(t, 'b1')['addresses'] = ['2001:db8::1/64', '10.0.0.1/31'];
    },
    'b1',
  ],
  'dhcp-range-has-gateway': [(t) => serve(t, { range: '10.0.0.1-10.0.0.9' }), 'b1'],
  'dhcp-range-malformed': [(t) => serve(t, { range: '10.0.0.9' }), 'b1'],
  'dhcp-range-network-bcast': [(t) => serve(t, { range: '10.0.0.9-10.0.0.255' }), 'b1'],
  'dhcp-range-outside': [(t) => serve(t, { range: '10.0.0.9-10.0.1.9' }), 'b1'],
  'dhcp-range-reversed': [(t) => serve(t, { range: '10.0.0.9-10.0.0.8' }), 'b1'],
  'dhcp-two-servers': [
    (t) => {
      serve(t, {});
      Object.assign(device(t, 'o1'), { addresses: ['10.9.0.1/24'], dhcp: {} });
    },
    'o1',
  ],
  'dns-name-malformed': [(t) => serve(t, { hosts: ['10.0.0.9 3600'] }), 'b1'],
  'domain-name-duplicate': [(t) => (device(t, 'g2')['name'] = 'web1'), 'g1'],
  'failover-mac': [(t) => pair(t, { mac: undefined }), 'g1'],
  'failover-not-pcie': [(t) => pair(t, {}, { machine: 'pc' }), 'g1'],
  'failover-standby': [(t) => pair(t, { standby: 'eth0' }), 'g1'],
  'gateway-off-link': [(t) => (nic(t)['gateway'] = '192.0.2.1'), 'g1'],
  'hub-across-guests': [
    (t) => {
      t.devices['k1'] = { kind: 'hub', name: 'hub0', in: 'h1' };
      for (const id of ['l1', 'l2'])
        Object.assign(link(t, id), { kind: 'qemu', b: { device: 'k1' } });
    },
    'k1',
  ],
  'ifname-bad-char': [(t) => (device(t, 'b1')['name'] = '$(id)'), 'b1'],
  'ifname-duplicate': [(t) => (device(t, 'o1')['name'] = 'br0'), 'b1'],
  'ifname-index': [(t) => (device(t, 'b1')['name'] = 'if2-b'), 'b1'],
  'ifname-libvirt-reserved': [
    (t) => (link(t, 'l1')['b'] = { device: 'b1', ifname: 'vnet7' }),
    'l1',
  ],
  'ifname-reserved-word': [(t) => (device(t, 'b1')['name'] = 'all'), 'b1'],
  'ifname-too-long': [(t) => (device(t, 'b1')['name'] = 'a234567890123456'), 'b1'],
  'interface-no-cable': [(t) => delete t.links['l3'], 's1'],
  'ip-duplicate': [(t) => (nic(t, 'g2')['addresses'] = ['10.0.0.2/24']), 'g1'],
  'ip-malformed': [(t) => (nic(t)['addresses'] = ['10.0.0.300/24']), 'g1'],
  'ip-network-or-broadcast': [(t) => (device(t, 'b1')['addresses'] = ['10.0.0.255/24']), 'b1'],
  'ip-special': [(t) => (device(t, 'b1')['addresses'] = ['224.0.0.5/24']), 'b1'],
  'ip-subnet-overlap': [(t) => (device(t, 'o1')['addresses'] = ['10.0.0.129/25']), 'b1'],
  'ipvlan-beside-macvlan': [
    (t) => {
      stand(t, undefined);
      Object.assign(link(t, 'l3'), { kind: 'ipvlan', b: { device: 'e1' } });
    },
    'l3',
  ],
  'ipvlan-modes-differ': [
    (t) => {
      Object.assign(link(t, 'l3'), { kind: 'ipvlan', b: { device: 'e1' }, mode: 'l3' });
      device(t, 'h1')['interfaces'] = [{ id: 'lab0' }];
      const a = { device: 'h1', port: 'lab0' };
      t.links['l9'] = { kind: 'ipvlan', a, b: { device: 'e1' } };
    },
    'l9',
  ],
  'l2-loop-no-stp': [
    (t) => (t.links['l9'] = { kind: 'veth', a: { device: 'b1' }, b: { device: 'o1' } }),
    'l9',
  ],
  'l2tpv3-session-dup': [
    (t) => {
      for (const [id, session] of [
        ['l8', 7],
        ['l9', 8],
      ] as const) {
        const nics = ['g1', 'g2'].map((one) => device(t, one)['nics'] as Loose[]);
        for (const each of nics) each.push({ id, model: 'e1000' });
        t.links[id] = {
          ...{ kind: 'l2tpv3', session },
          ...{ a: { device: 'g1', port: id }, b: { device: 'g2', port: id } },
        };
      }
    },
    'l8',
  ],
  'label-bad-char': [(t) => (device(t, 'g1')['name'] = 'a\u0000b'), 'g1'],
  'label-empty': [(t) => (device(t, 'g1')['name'] = ' '), 'g1'],
  'label-hidden-chars': [(t) => (device(t, 'g1')['name'] = 'a\u202Eb'), 'g1'],
  'label-too-long': [(t) => (device(t, 'g1')['name'] = 'x'.repeat(300)), 'g1'],
  'link-across-hosts': [
    (t) => {
      t.devices['h2'] = { kind: 'host', name: 'kvm2' };
      device(t, 'o1')['in'] = 'h2';
    },
    'l4',
  ],
  'link-end-missing': [(t) => (link(t, 'l1')['b'] = { at: [0, 0] }), 'l1'],
  'link-port-missing': [(t) => (link(t, 'l1')['a'] = { device: 'g1', port: 'eth9' }), 'l1'],
  'link-roles': [(t) => (link(t, 'l4')['kind'] = 'patch'), 'l4'],
  'mac-duplicate': [
    (t) => {
      nic(t)['mac'] = '52:54:00:00:00:01';
      nic(t, 'g2')['mac'] = '52:54:00:00:00:01';
    },
    'g1',
  ],
  'mac-fe-prefix': [(t) => (nic(t)['mac'] = 'fe:54:00:00:00:01'), 'g1'],
  'mac-malformed': [(t) => (nic(t)['mac'] = '52-54-00-00-00-01'), 'g1'],
  'mac-multicast': [(t) => (nic(t)['mac'] = '01:54:00:00:00:01'), 'g1'],
  'machine-too-large': [
    (t) => Object.assign(device(t, 'g1'), { arch: 'ppc', machine: 'g3beige', memoryMiB: 3000 }),
    'g1',
  ],
  'machine-unknown': [(t) => (device(t, 'g1')['machine'] = 'pc-9.9'), 'g1'],
  'macvlan-host-blind': [(t) => stand(t, undefined), 'l1'],
  'macvlan-isolating-mode': [(t) => stand(t, 'private', undefined), 'l1'],
  'macvlan-on-wifi': [
    (t) => {
      stand(t, undefined);
      device(t, 'e1')['name'] = 'wlp2s0';
    },
    'l1',
  ],
  'macvlan-parent-in-bridge': [
    (t) => {
      stand(t, undefined);
      t.links['l9'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o1' } };
    },
    'l1',
  ],
  'macvlan-passthru-shared': [(t) => stand(t, 'passthru', undefined), 'l1'],
  'mcast-address-unknown': [
    (t) => {
      t.devices['m1'] = { ...mcast, in: undefined };
      t.links['l1'] = { kind: 'qemu', a: { device: 'g1', port: 'eth0' }, b: { device: 'm1' } };
    },
    'l1',
  ],
  'mcast-group-dup': [
    (t) => {
      for (const id of ['m1', 'm2']) t.devices[id] = { ...mcast, name: id, port: 5558 };
    },
    'm2',
  ],
  'memory-alignment': [
    (t) => Object.assign(device(t, 'g1'), { arch: 'ppc64', machine: 'pseries', memoryMiB: 128 }),
    'g1',
  ],
  'mtu-above-lower': [
    (t) => {
      tagged(t, 20);
      t.devices['e1'] = { kind: 'dummy', name: 'dummy0', in: 'h1', mtu: 1400 };
      device(t, 'v0')['mtu'] = 1500;
    },
    'v0',
  ],
  'mtu-mismatch-segment': [(t) => (link(t, 'l1')['mtu'] = 9000), 'b1'],
  'nat-no-address': [(t) => (device(t, 'o1')['nat'] = true), 'o1'],
  'netns-bad-name': [(t) => (device(t, 's1')['name'] = '../x'), 's1'],
  'netns-duplicate': [
    (t) => (t.devices['s2'] = { kind: 'namespace', name: 'probe', in: 'h1' }),
    's1',
  ],
  'network-ipv6-routed': [
    (t) => {
      const addresses = ['10.9.0.1/24', 'fd00::1/64'];
      t.devices['n1'] = {
        kind: 'libvirt-network',
        name: 'net0',
        in: 'h1',
        forward: 'open',
        addresses,
      };
    },
    'n1',
  ],
  'network-cable-mode': [(t) => named(t, { forward: 'isolated' }, 'b1'), 'n-b1'],
  'network-function-trunk': [
    (t) => dealing(t, { portgroups: [{ id: 'x', vlan: { mode: 'trunk', tags: [2, 3] } }] }, 'e1'),
    'n1',
  ],
  'network-functions-shared': [(t) => (dealing(t, {}, 'e1'), pass(t, 'l2')), 'n-e1'],
  'network-no-card': [(t) => named(t, { forward: 'macvtap' }), 'n1'],
  'network-not-one-card': [(t) => dealing(t), 'n1'],
  'network-not-one-switch': [(t) => named(t, {}, 'b1', 'o1'), 'n1'],
  'network-option-mode': [(t) => named(t, { mtu: 1400 }, 'b1'), 'n1'],
  'network-pool-full': [
    (t) => {
      named(t, { forward: 'macvtap', mode: 'passthru' }, 'e1');
      for (const id of ['l1', 'l2'])
        Object.assign(link(t, id), { kind: 'network', b: { device: 'n1' } });
    },
    'l2',
  ],
  'nic-model-unknown': [(t) => (nic(t)['model'] = 'virtio-net-device'), 'g1'],
  'nic-no-backend': [(t) => delete t.links['l1'], 'g1'],
  'nic-option-unknown': [(t) => Object.assign(nic(t), { model: 'e1000', offloads: false }), 'g1'],
  'nic-queues-not-virtio': [(t) => Object.assign(nic(t), { model: 'e1000', queues: 2 }), 'g1'],
  'nic-rss-one-queue': [(t) => (nic(t)['rss'] = true), 'g1'],
  'nic-send-ring-fixed': [(t) => (nic(t)['txQueueSize'] = '512'), 'l1'],
  'ovs-bond-no-switch': [
    (t) => (t.devices['x1'] = { kind: 'ovs-bond', name: 'bond0', in: 'h1' }),
    'x1',
  ],
  'ovs-bond-one-member': [(t) => ovsBonded(t), 'x1'],
  'ovs-bond-tcp-no-lacp': [(t) => ovsBonded(t, { mode: 'balance-tcp' }), 'x1'],
  'ovs-fail-secure': [(t) => (device(t, 'o1')['failMode'] = 'secure'), 'o1'],
  'pci-address-malformed': [(t) => pass(t, 'l1', { pci: '3:0.0' }), 'l1'],
  'pci-address-shared': [(t) => (pass(t), pass(t, 'l2')), 'l1'],
  'port-duplicate': [(t) => (device(t, 'g1')['nics'] = [nic(t), { ...nic(t) }]), 'g1'],
  'port-taken': [(t) => (link(t, 'l2')['a'] = { device: 'g1', port: 'eth0' }), 'l1'],
  'port-two-masters': [
    (t) => {
      t.links['l8'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'b1' } };
      t.links['l9'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o1' } };
    },
    'l8',
  ],
  'portgroup-duplicate': [
    (t) => named(t, { portgroups: [{ id: 'office' }, { id: 'office' }] }, 'b1'),
    'n1',
  ],
  'portgroup-malformed': [(t) => named(t, { portgroups: [{ id: 'a b' }] }, 'b1'), 'n1'],
  'portgroup-two-defaults': [
    (t) => {
      const groups = ['office', 'voice'].map((id) => ({ id, default: true }));
      named(t, { portgroups: groups }, 'b1');
    },
    'n1',
  ],
  'portgroup-unknown': [
    (t) => {
      named(t, { portgroups: [{ id: 'office' }] }, 'b1');
      Object.assign(link(t, 'l1'), { kind: 'network', b: { device: 'n1' }, portgroup: 'voice' });
    },
    'l1',
  ],
  'route-host-bits': [(t) => (device(t, 'u1')['network'] = '10.5.0.1/24'), 'u1'],
  'router-no-forwarding': [
    (t) => {
      (device(t, 's1')['interfaces'] as Loose[]).push({ id: 'eth1' });
      t.links['l9'] = { kind: 'veth', a: { device: 's1', port: 'eth1' }, b: { device: 'b2' } };
      t.devices['b2'] = { kind: 'bridge', name: 'br2', in: 'h1' };
      nic(t)['gateway'] = '10.0.0.4';
    },
    's1',
  ],
  'sec-hostfwd-all': [(t) => forward(t, 'tcp::2222-:22'), 'l1'],
  'sec-socket-tmp': [(t) => (program(t)['path'] = '/tmp/web1.sock'), 'l1'],
  'socket-mcast-address': [(t) => void (t.devices['m1'] = { ...mcast, group: '192.0.2.1' }), 'm1'],
  'socket-path-malformed': [(t) => (program(t)['path'] = '/etc/passwd'), 'l1'],
  'socket-port-dup': [
    (t) => {
      for (const [id, form, port] of [
        ['l8', 'udp', 5558],
        ['l9', 'dgram-udp', 5559],
        ['l10', 'tcp', 5558],
      ] as const) {
        const nics = ['g1', 'g2'].map((one) => device(t, one)['nics'] as Loose[]);
        for (const each of nics) each.push({ id, model: 'e1000' });
        t.links[id] = {
          ...{ kind: 'socket', form, port },
          ...{ a: { device: 'g1', port: id }, b: { device: 'g2', port: id } },
        };
      }
    },
    'l9',
  ],
  'tap-helper-lacks': [
    (t) => {
      link(t, 'l1')['maker'] = 'helper';
      link(t, 'l1')['mtu'] = 1400;
    },
    'l1',
  ],
  'tap-of-container': [
    (t) => {
      Object.assign(device(t, 'g1'), { machine: 'lxc' });
      Object.assign(nic(t), { model: 'lxc-phys' });
      link(t, 'l1')['vhost'] = 'on';
    },
    'l1',
  ],
  'tap-owner-unheeded': [(t) => (link(t, 'l1')['group'] = 'kvm'), 'l1'],
  'tunnel-address-special': [(t) => reach(t, '224.0.0.1'), 't0'],
  'tunnel-address-unknown': [
    (t) => {
      dig(t, {});
      delete device(t, 'e2')['addresses'];
    },
    't0',
  ],
  'tunnel-family-mix': [
    (t) => dig(t, { a: { local: '192.0.2.1' }, b: { local: '2001:db8::2' } }),
    't0',
  ],
  'tunnel-one-host': [(t) => (link(t, 'l4')['kind'] = 'tunnel'), 'l4'],
  'tunnel-port-shared': [(t) => dig(t, {}, { from: 'o1' }), 't1'],
  'tunnel-to-itself': [(t) => reach(t, '192.0.2.1'), 't0'],
  'tunnel-userspace-underlay': [
    (t) => {
      dig(t, { from: 'o1' });
      device(t, 'o1')['datapath'] = 'netdev';
    },
    't0',
  ],
  'tunnel-vni-duplicate': [(t) => dig(t, { vni: 7 }, { vni: 7 }), 't1'],
  'passt-forward-guest': [
    (t) => (forward(t, 'tcp:127.0.0.1:22-10.0.2.15:22'), (device(t, 'u1')['program'] = 'passt')),
    'l1',
  ],
  'passt-network-small': [
    (t) => Object.assign(device(t, 'u1'), { program: 'passt', network: '10.5.0.0/28' }),
    'u1',
  ],
  'passt-port-twice': [
    (t) => (
      forward(t, 'tcp:127.0.0.1:22-:22', 'tcp:127.0.0.2:22-:23'),
      (device(t, 'u1')['program'] = 'passt')
    ),
    'l1',
  ],
  'user-hostfwd-dup': [(t) => forward(t, 'tcp:127.0.0.1:80-:80', 'tcp::80-:8080'), 'l1'],
  'user-hostfwd-syntax': [(t) => forward(t, 'tcp:2222:22'), 'l1'],
  'value-out-of-range': [(t) => (device(t, 'g1')['vcpus'] = 0), 'g1'],
  'vde-ports-full': [
    (t) => {
      t.devices['v1'] = { kind: 'vde', name: 'switch', in: 'h1', ports: 1 };
      for (const [id, g] of [
        ['l1', 'g1'],
        ['l2', 'g2'],
      ] as const)
        t.links[id] = { kind: 'qemu', a: { device: g, port: 'eth0' }, b: { device: 'v1' } };
    },
    'v1',
  ],
  'vdpa-not-virtio': [
    (t) => {
      hardware(t);
      device(t, 'v1')['number'] = 1;
      nic(t)['model'] = 'e1000';
    },
    'l1',
  ],
  'vdpa-shared': [hardware, 'l1'],
  'veth-both-ends-same-bridge': [(t) => (link(t, 'l4')['b'] = { device: 'b1' }), 'l4'],
  'vfio-card-model': [(t) => (nic(t)['model'] = 'vfio-pci'), 'g1'],
  'vfio-card-shared': [(t) => (pass(t), pass(t, 'l2')), 'l1'],
  'vfio-function-shared': [(t) => (pass(t, 'l1', { vf: 1 }), pass(t, 'l2', { vf: 1 })), 'l1'],
  'vfio-no-address': [(t) => pass(t, 'l1', { pci: undefined }), 'l1'],
  'vfio-uplink': [
    (t) => {
      pass(t);
      device(t, 'e1')['addresses'] = ['192.0.2.1/24'];
    },
    'l1',
  ],
  'vfio-vlan-whole': [(t) => pass(t, 'l1', { vlan: 30 }), 'l1'],
  'vhost-no-packed-ring': [
    (t) => {
      nic(t)['packed'] = true;
      link(t, 'l1')['vhost'] = 'on';
    },
    'l1',
  ],
  'vhost-not-virtio': [
    (t) => {
      nic(t)['model'] = 'e1000';
      link(t, 'l1')['vhost'] = 'on';
    },
    'l1',
  ],
  'vhost-user-kernel-switch': [(t) => polled(t, 'system'), 'l1'],
  'vhost-user-no-path': [(t) => (program(t)['server'] = false), 'l1'],
  'vhost-user-not-virtio': [
    (t) => {
      program(t);
      nic(t)['model'] = 'e1000';
    },
    'l1',
  ],
  'vhost-user-of-switch': [
    (t) => Object.assign(polled(t, 'netdev'), { path: '/run/v.sock', server: false }),
    'l1',
  ],
  'vhost-user-reconnect': [(t) => (program(t)['reconnect'] = 2), 'l1'],
  'vhost-user-shared': [
    (t) => {
      for (const id of ['l1', 'l2']) program(t, id)['path'] = '/run/v.sock';
    },
    'l1',
  ],
  'vlan-not-one-lower': [
    (t) => (t.devices['v0'] = { kind: 'vlan', name: 'vlan0', in: 'h1', tag: 20 }),
    'v0',
  ],
  'vlan-not-on-switch': [
    (t) => (link(t, 'l1')['a'] = { device: 'g1', port: 'eth0', vlan: { mode: 'access', tag: 5 } }),
    'l1',
  ],
  'vlan-of-port': [
    (t) => {
      tagged(t, 20);
      t.links['l9'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o1' } };
    },
    't0',
  ],
  'vlan-range': [
    (t) => (link(t, 'l1')['b'] = { device: 'b1', vlan: { mode: 'access', tag: 4095 } }),
    'l1',
  ],
  'vlan-tag-duplicate': [(t) => tagged(t, 20, 20), 'v0'],
  'wire-taken': [
    (t) => {
      dig(t, {});
      t.devices['e3'] = { kind: 'nic', name: 'eno2', in: 'h2' };
      t.links['w1'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'e2' } };
      t.links['w2'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'e3' } };
    },
    'w2',
  ],
};

test('wires between cards that are ports join the switches: with a tunnel beside it is a ring', () => {
  const wired = lab((t) => {
    dig(t, { from: 'o1', a: { local: '192.0.2.1' }, b: { local: '192.0.2.2' } });
    t.links['m1'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o1' } };
    t.links['m2'] = { kind: 'member', a: { device: 'e2' }, b: { device: 'b2' } };
    t.links['w1'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'e2' } };
  });
  expect(check(viewOf(wired)).map(({ code }) => code)).toContain('l2-loop-no-stp');
});

test('a sound drawing has no diagnostics', () => {
  expect(check(viewOf(lab(() => {})))).toEqual([]);
});

describe('every check', () => {
  test.each(Object.values(checks))(
    '$code is registered under its code and says why',
    ({ code, why }) => {
      expect(checks[code as keyof typeof checks].code).toBe(code);
      expect(why.length).toBeGreaterThan(20);
    },
  );

  test.each(Object.keys(checks) as (keyof typeof checks)[])('%s finds its sample', (code) => {
    const [change, id] = SAMPLES[code];
    const found = check(viewOf(lab(change))).filter((diagnostic) => diagnostic.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]?.anchors.some((anchor) => 'id' in anchor && anchor.id === id)).toBe(true);
    expect(english(found[0]!.message)).toMatch(/^\S.*[.?]$/s);
  });
});

test.each(Object.keys(checks) as (keyof typeof checks)[])('each fix of %s mends it', (code) => {
  const drawing = lab(SAMPLES[code][0]);
  const count = (topology: Topology): number =>
    check(viewOf(topology)).filter((one) => one.code === code).length;
  for (const { fixes = [] } of check(viewOf(drawing)).filter((one) => one.code === code)) {
    for (const fix of fixes) expect(count(applyFix(drawing, fix)), english(fix.title)).toBe(0);
  }
});

test.each([
  ['x86_64', 'q35', 'sungem', 'QEMU for x86_64 has no sungem.'],
  ['x86_64', 'microvm', 'e1000', /^A e1000 sits on PCI, which the machine microvm \(x86_64\) does/],
  ['aarch64', 'virt', 'ne2k_isa', /^A ne2k_isa sits on ISA, /],
  ['x86_64', 'pc', 'spapr-vlan', /^A spapr-vlan sits on sPAPR VIO, /],
  ['x86_64', 'isapc', 'e1000', /^A e1000 sits on PCI, which the machine isapc \(x86_64\) does/],
  ['s390x', 's390-ccw-virtio', 'e1000', 'QEMU for s390x has no e1000.'],
  ['x86_64', 'q35', 'virtio-net-ccw', /^A virtio-net-ccw sits on CCW, /],
  ['x86_64', 'pc', 'e2000', 'QEMU has no network card "e2000".'],
])('says why %s %s takes no %s', (arch, machine, model, reason) => {
  const drawing = lab((t) => {
    Object.assign(device(t, 'g1'), { arch, machine });
    nic(t)['model'] = model;
  });
  const found = check(viewOf(drawing)).find(({ code }) => code === 'nic-model-unknown');
  expect(english(found!.message)).toMatch(reason);
});

describe('a card that stands by', () => {
  const codes = (change: (t: Parts) => void): string[] =>
    check(viewOf(lab(change)))
      .map(({ code }) => code)
      .filter((code) => code.startsWith('failover') || code === 'mac-duplicate');
  const mac = '02:00:00:00:00:0a';
  const second = (t: Parts) => (device(t, 'g1')['nics'] as Loose[])[1]!;

  test('has the MAC of the other, typed on either or on both', () => {
    expect(codes((t) => pair(t))).toEqual([]);
    const either = (t: Parts) => (pair(t, { mac: undefined }), (second(t)['mac'] = mac));
    expect(codes(either)).toEqual([]);
    expect(codes((t) => (pair(t, { mac }), (second(t)['mac'] = mac.toUpperCase())))).toEqual([]);
    expect(codes((t) => (pair(t), (second(t)['mac'] = mac)))).toEqual(['failover-mac']);
    // A virtual function is given one.
    expect(codes((t) => (pair(t, { mac: undefined }), (link(t, 'l1')['vf'] = 1)))).toEqual([]);
  });

  test('stands by for one', () => {
    const two = (t: Parts) => {
      pass(t, 'l2', { pci: '0000:04:00.0', b: { device: 'e9' } });
      pair(t);
      const eth2 = { id: 'eth2', model: 'vfio-pci', standby: 'eth1' };
      device(t, 'g1')['nics'] = [...(device(t, 'g1')['nics'] as Loose[]), eth2];
    };
    expect(codes(two)).toContain('failover-standby');
  });

  test('is virtio on PCI Express', () => {
    expect(codes((t) => (pair(t), (second(t)['model'] = 'e1000e')))).toEqual(['failover-standby']);
  });
});

describe('the addresses of a tunnel', () => {
  const codes = (change: (t: Parts) => void): string[] =>
    check(viewOf(lab(change))).map(({ code }) => code);

  test('are those of the network that both hosts have a card in', () => {
    expect(codes((t) => dig(t, {}))).toEqual([]);
    expect(
      codes((t) => {
        dig(t, {});
        // By way of a switch that the card is a port of.
        delete device(t, 'e2')['addresses'];
        t.devices['b9'] = { kind: 'bridge', name: 'up0', in: 'h2', addresses: ['192.0.2.2/24'] };
        t.links['l9'] = { kind: 'member', a: { device: 'e2' }, b: { device: 'b9' } };
      }),
    ).toEqual([]);
  });

  test('are of a switch in user space where the tunnel is of one', () => {
    const parts = (t: Parts, datapath: string): void => {
      dig(t, { from: 'o1' });
      device(t, 'o1')['datapath'] = 'netdev';
      const up0 = { kind: 'ovs', name: 'up0', in: 'h1', addresses: ['192.0.2.1/24'], datapath };
      t.devices['o9'] = up0;
      delete device(t, 'e1')['addresses'];
      t.links['l9'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o9' } };
    };
    expect(codes((t) => parts(t, 'netdev'))).toEqual([]);
    expect(codes((t) => parts(t, 'system'))).toEqual(['tunnel-userspace-underlay']);
  });

  test('are not guessed where there are several, or none in one network', () => {
    const addresses = (...all: string[]) =>
      codes((t) => {
        dig(t, {});
        device(t, 'e2')['addresses'] = all;
      });
    expect(addresses('192.0.2.2/24', '192.0.2.3/24')).toEqual(['tunnel-address-unknown']);
    expect(addresses('198.51.100.2/24')).toEqual(['tunnel-address-unknown']);
  });

  test('are those at the ends of a wire, where one is drawn', () => {
    const found = codes((t) => {
      dig(t, {});
      t.devices['e3'] = { kind: 'nic', name: 'eno2', in: 'h2', addresses: ['192.0.2.3/24'] };
      t.links['w1'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'e3' } };
    });
    expect(found).not.toContain('tunnel-address-unknown');
  });

  test('are not looked for among very many', () => {
    const all = Array.from({ length: 65 }, (_, i) => `203.0.113.${i + 1}/24`);
    const codesOf = (size: number) =>
      codes((t) => {
        dig(t, {});
        device(t, 'e2')['addresses'] = [...all.slice(0, size - 1), '192.0.2.2/24'];
      });
    expect(codesOf(64)).toEqual([]);
    expect(codesOf(65)).toEqual(['tunnel-address-unknown']);
  });

  test('may be typed, each for itself', () => {
    const typed = (a: Loose, b: Loose) =>
      codes((t) => {
        dig(t, { a, b });
        device(t, 'e2')['addresses'] = ['192.0.2.2/24', '192.0.2.3/24'];
      });
    expect(typed({}, { local: '192.0.2.3' })).toEqual([]);
    expect(typed({ local: '203.0.113.1' }, { local: '198.51.100.1' })).toEqual([]);
    expect(typed({}, { local: '198.51.100.1' })).toEqual(['tunnel-address-unknown']);
  });
});

describe('a multicast group beside the hosts', () => {
  const found = (here: readonly string[], there: readonly string[], typed?: string) => {
    const drawing = lab((t) => {
      dig(t, {});
      delete t.links['t0'];
      delete t.links['l2'];
      device(t, 'e1')['addresses'] = here;
      device(t, 'e2')['addresses'] = there;
      Object.assign(device(t, 'g2'), { in: 'h2' });
      t.devices['m1'] = { ...mcast, in: undefined };
      for (const [i, id] of ['g1', 'g2'].entries()) {
        const a = { device: id, port: 'eth0', ...(i === 0 && typed && { local: typed }) };
        t.links[`l${i + 1}`] = { kind: 'qemu', a, b: { device: 'm1' } };
      }
    });
    const codes = check(viewOf(drawing)).map(({ code }) => code);
    return codes.filter((code) => /mcast|across|outside/.test(code));
  };

  test('takes guests of several hosts, by the addresses of their cards', () => {
    expect(found(['192.0.2.1/24'], ['192.0.2.2/24'])).toEqual([]);
    expect(found(['192.0.2.1/24', '10.7.0.1/24'], ['192.0.2.2/24'])).toEqual([]);
  });

  test('has to be told where these are not plain', () => {
    const two = ['192.0.2.1/24', '192.0.2.7/24'];
    expect(found(two, ['192.0.2.2/24'])).toEqual(['mcast-address-unknown']);
    expect(found(two, ['192.0.2.2/24'], '192.0.2.7')).toEqual([]);
    expect(found(two, ['192.0.2.2/24'], '2001:db8::1')).toEqual(['mcast-address-unknown']);
    expect(found(two, ['192.0.2.2/24'], '127.0.0.1')).toEqual(['mcast-address-unknown']);
  });
});

describe('a tunnel to an address in a LAN', () => {
  test('joins its switch to no card that is wired there', () => {
    const drawing = lab((t) => {
      reach(t, '203.0.113.9');
      device(t, 'e1')['addresses'] = ['10.0.0.2/24'];
    });
    expect(check(viewOf(drawing)).map(({ code }) => code)).not.toContain('ip-duplicate');
  });

  const found = (...args: [local?: string, a?: Loose]) =>
    check(viewOf(lab((t) => reach(t, ...args)))).map(({ code }) => code);

  test.each(['192.0.2.9', '203.0.113.9', '2001:db8::9'])('may lead to %s', (local) => {
    expect(found(local)).toEqual([]);
  });

  test('has to say where it leads', () => {
    expect(found()).toEqual(['tunnel-address-unknown']);
    expect(found('peer')).toEqual(['ip-malformed']);
  });

  test.each(['127.0.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', 'ff02::1', 'fe80::9'])(
    'does not lead to %s',
    (local) => expect(found(local)).toEqual(['tunnel-address-special']),
  );

  test('by GRE over IPv6 has to say where it begins', () => {
    const gre = (a?: Loose) =>
      check(
        viewOf(
          lab((t) => {
            reach(t, '2001:db8::9', a);
            link(t, 't0')['type'] = 'gre';
          }),
        ),
      ).map(({ code }) => code);
    expect(gre()).toEqual(['tunnel-address-unknown']);
    expect(gre({ local: '2001:db8::1' })).toEqual([]);
  });

  test('leads to another machine, by one family', () => {
    expect(found('192.0.2.1')).toEqual(['tunnel-to-itself']);
    expect(found('203.0.113.9', { local: '203.0.113.9' })).toEqual(['tunnel-to-itself']);
    expect(found('203.0.113.9', { local: '2001:db8::1' })).toEqual(['tunnel-family-mix']);
  });

  test('may have the identifier of one from another host to there', () => {
    const drawing = lab((t) => {
      reach(t, '192.0.2.9');
      link(t, 't0')['vni'] = 7;
      t.devices['h2'] = { kind: 'host', name: 'kvm2' };
      t.devices['b9'] = { kind: 'bridge', name: 'br0', in: 'h2' };
      const b = { device: 'lan', local: '192.0.2.9' };
      t.links['t1'] = { kind: 'tunnel', mtu: 1500, vni: 7, a: { device: 'b9' }, b };
    });
    expect(check(viewOf(drawing))).toEqual([]);
  });
});

describe('a LAN', () => {
  test('stands in no host', () => {
    const place = (host?: string) =>
      check(viewOf(lab((t) => (t.devices['n1'] = { kind: 'lan', name: 'office', in: host })))).map(
        ({ code }) => code,
      );
    expect(place()).toEqual([]);
    expect(place('h1')).toEqual(['device-in-wrong-place']);
  });

  test('closes the ring of a switch with two wires to it', () => {
    const plugged = (...cards: string[]) =>
      check(
        viewOf(
          lab((t) => {
            t.devices['n1'] = { kind: 'lan', name: 'office' };
            t.devices['e2'] = { kind: 'nic', name: 'eno2', in: 'h1' };
            for (const id of cards) {
              t.links[`m${id}`] = { kind: 'member', a: { device: id }, b: { device: 'b1' } };
              t.links[`w${id}`] = { kind: 'wire', a: { device: id }, b: { device: 'n1' } };
            }
          }),
        ),
      );
    expect(plugged('e1')).toEqual([]);
    const [ring] = plugged('e1', 'e2').filter(({ code }) => code === 'l2-loop-no-stp');
    expect(english(ring!.message)).toMatch(/^office, br0 form a ring/);
  });

  test.each(['ovs-bond', 'bond'])('closes the ring of a wire and a bond: %s', (kind) => {
    const plugged = (beside: boolean) =>
      check(
        viewOf(
          lab((t) => {
            t.devices['n1'] = { kind: 'lan', name: 'office' };
            ovsBonded(t, { kind });
            t.links['x4'] = { kind: 'lower', a: { device: 'e2' }, b: { device: 'x1' } };
            t.links['x5'] = { kind: 'member', a: { device: 'e3' }, b: { device: 'o1' } };
            for (const id of ['e1', 'e2', 'e3']) {
              t.devices[id] = { kind: 'nic', name: `eno${id}`, in: 'h1' };
              if (id === 'e3' && !beside) continue;
              t.links[`w${id}`] = { kind: 'wire', a: { device: id }, b: { device: 'n1' } };
            }
          }),
        ),
      ).map(({ code }) => code);
    expect(plugged(false)).toEqual([]);
    expect(plugged(true)).toEqual(['l2-loop-no-stp']);
  });
});

test('names of portgroups count where the mode heeds them', () => {
  const found = (forward: string) =>
    check(
      viewOf(
        lab((t) => {
          named(t, { forward, portgroups: [{ id: 'a b' }] }, forward === 'bridge' ? 'b1' : 'e1');
          const of = { kind: 'network', b: { device: 'n1' }, portgroup: 'c d' };
          Object.assign(link(t, 'l1'), of);
        }),
      ),
    ).flatMap(({ code, anchors }) => (code === 'portgroup-malformed' ? anchors : []));
  expect(found('macvtap')).toEqual([]);
  expect(found('bridge')).toEqual([
    { on: 'device', id: 'n1', path: ['portgroups', 0, 'id'] },
    { on: 'link', id: 'l1', path: ['portgroup'] },
  ]);
});

test('of a switch without an MTU of its own none is shown as wrong', () => {
  const found = lab((t) => {
    t.devices['v1'] = { kind: 'vde', name: 'switch', in: 'h1' };
    for (const [id, mtu] of Object.entries({ b1: 1500, o1: 1400 }))
      t.links[`x-${id}`] = { kind: 'vde', mtu, a: { device: 'v1' }, b: { device: id } };
  });
  const mine = check(viewOf(found)).find(
    ({ code, anchors: [at] }) =>
      code === 'mtu-mismatch-segment' && at && 'id' in at && at.id === 'v1',
  );
  expect(mine?.anchors).toEqual([{ on: 'device', id: 'v1' }]);
});

test.each([
  ['w1', 'w2'],
  ['w2', 'w1'],
])('a ring by one wire of a bond is seen, whichever is first: %s, %s', (one, other) => {
  const found = (more: Loose) =>
    check(
      viewOf(
        lab((t) => {
          delete t.links['l4'];
          t.devices['x1'] = { kind: 'bond', name: 'bond0', in: 'h1' };
          t.links['x1'] = { kind: 'member', a: { device: 'x1' }, b: { device: 'b1' } };
          for (const i of [1, 2]) {
            t.devices[`n${i}`] = { kind: 'lan', name: `lan${i}` };
            t.links[`y${i}`] = { kind: 'lower', a: { device: 'x1' }, b: { device: `e${i}` } };
          }
          for (const i of [1, 2, 3, 4, 5])
            t.devices[`e${i}`] = { kind: 'nic', name: `eno${i}`, in: 'h1' };
          t.links[one] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'n1' } };
          t.links[other] = { kind: 'wire', a: { device: 'e2' }, b: { device: 'n2' } };
          Object.assign(t.links, more);
        }),
      ),
    ).filter(({ code }) => code === 'l2-loop-no-stp').length;
  const port = (card: string, at: string, net: string) => ({
    [`m${card}`]: { kind: 'member', a: { device: card }, b: { device: at } },
    [`z${card}`]: { kind: 'wire', a: { device: card }, b: { device: net } },
  });
  expect(found({})).toBe(0);
  expect(found(port('e3', 'b1', 'n1'))).toBe(1);
  expect(found(port('e3', 'b1', 'n2'))).toBe(1);
  // In by one card of the bond, and out by the other: nothing goes that way.
  expect(found({ ...port('e4', 'o1', 'n1'), ...port('e5', 'o1', 'n2') })).toBe(0);
});

test('slirpvde is a DHCP server, too, and goes on where DHCP of a switch can be turned off', () => {
  const found = (...outside: boolean[]) =>
    check(
      viewOf(
        lab((t) => {
          serve(t, {});
          outside.forEach((way, i) => {
            const id = `v${i}`;
            t.devices[id] = { kind: 'vde', name: id, in: 'h1', outside: way };
            t.links[`x${i}`] = { kind: 'vde', a: { device: id }, b: { device: 'b1' } };
          });
        }),
      ),
    ).filter(({ code }) => code === 'dhcp-two-servers');
  expect(found(false)).toEqual([]);
  const [one, other] = found(true, true);
  expect(one?.anchors).toMatchObject([
    { id: 'b1', path: ['dhcp'] },
    { id: 'v0', path: ['outside'] },
  ]);
  expect(one?.fixes).toMatchObject([{ steps: [{ id: 'b1', path: ['dhcp'] }] }]);
  expect(other?.anchors.map((anchor) => 'id' in anchor && anchor.id)).toEqual(['b1', 'v1']);
});

test('what the mode of a libvirt network leaves out clashes with nothing', () => {
  const found = (forward: string, dhcp?: Loose) =>
    check(
      viewOf(
        lab((t) => named(t, { forward, addresses: ['10.0.0.1/24'], ...(dhcp && { dhcp }) }, 'b1')),
      ),
    ).map(({ code }) => code);
  expect(found('bridge')).toEqual(['network-option-mode']);
  expect(found('bridge', { range: '1-2' })).not.toContain('dhcp-range-outside');
  expect(found('isolated')).toContain('ip-subnet-overlap');
});

test('a guest in a pool of network cards may have vhost, and no portgroup', () => {
  const found = (more: object) =>
    check(
      viewOf(
        lab((t) => {
          named(t, { forward: 'macvtap' }, 'e1');
          Object.assign(link(t, 'l1'), { kind: 'network', b: { device: 'n1' }, ...more });
        }),
      ),
    ).map(({ code }) => code);
  expect(found({ vhost: 'on' })).toEqual(found({}));
  expect(found({ portgroup: 'office' })).toContain('network-option-mode');
});

test('a port of a bridge may give virtual functions away', () => {
  const found = check(
    viewOf(
      lab((t) => {
        pass(t, 'l1', { vf: 0 });
        t.links['l9'] = { kind: 'member', a: { device: 'e1' }, b: { device: 'o1' } };
      }),
    ),
  );
  expect(found.map(({ code }) => code)).not.toContain('macvlan-parent-in-bridge');
});

describe('guests in a pool of virtual functions', () => {
  const found = (more: (t: Parts) => void) =>
    check(
      viewOf(
        lab((t) => {
          dealing(t, { portgroups: [{ id: 'office' }] }, 'e1');
          more(t);
        }),
      ),
    ).map(({ code }) => code);
  const none = found(() => {});

  test('may be in one VLAN and in a portgroup, and leave the card to the host', () => {
    expect(none.filter((code) => /network|vlan|vfio|lower|pool/.test(code))).toEqual([]);
    const vlan = { mode: 'access', tag: 20 };
    const more = (t: Parts) => {
      Object.assign(link(t, 'l1'), { portgroup: 'office', b: { device: 'n1', vlan } });
      device(t, 'e1')['addresses'] = ['192.0.2.9/24'];
    };
    expect(found(more)).toEqual(none);
  });

  test.each<[string, (t: Parts) => void]>([
    ['vfio-card-model', (t) => (nic(t)['model'] = 'e1000')],
    ['network-option-mode', (t) => (link(t, 'l1')['vhost'] = 'on')],
    ['network-option-mode', (t) => (device(t, 'n1')['mtu'] = 1400)],
    ['network-option-mode', (t) => (link(t, 'l1')['b'] = { device: 'n1', ifname: 'tap7' })],
    [
      'network-function-trunk',
      (t) => (link(t, 'l1')['b'] = { device: 'n1', vlan: { mode: 'trunk', tags: [2, 3] } }),
    ],
    [
      'network-cable-mode',
      (t) => (t.links['n-b1'] = { kind: 'lower', a: { device: 'n1' }, b: { device: 'b1' } }),
    ],
    ['network-not-one-card', (t) => delete t.links['n-e1']],
  ])('%s', (code, more) => {
    expect(none).not.toContain(code);
    expect(found(more)).toContain(code);
  });
});

describe('guests in a pool of network cards', () => {
  const found = (mode: string | undefined, cards: readonly string[], address = '10.0.0.3/24') =>
    check(
      viewOf(
        lab((t) => {
          t.devices['e2'] = { kind: 'nic', name: 'eno2', in: 'h1' };
          delete device(t, 'b1')['addresses'];
          named(t, { forward: 'macvtap', ...(mode && { mode }) }, ...cards);
          nic(t, 'g2')['addresses'] = [address];
          for (const id of ['l1', 'l2'])
            Object.assign(link(t, id), { kind: 'network', b: { device: 'n1' } });
        }),
      ),
    );
  const codes = (...args: Parameters<typeof found>) => found(...args).map(({ code }) => code);

  test('share a segment only where they certainly share a card in the mode bridge', () => {
    const same = '10.0.0.2/24';
    expect(codes(undefined, ['e1'], same)).toContain('ip-duplicate');
    expect(codes(undefined, ['e1', 'e2'], same)).not.toContain('ip-duplicate');
    expect(codes('private', ['e1'], same)).not.toContain('ip-duplicate');
  });

  test('are told that the mode of the network keeps them apart', () => {
    const [apart] = found('private', ['e1']).filter(
      ({ code }) => code === 'macvlan-isolating-mode',
    );
    expect(apart?.anchors).toEqual([{ on: 'device', id: 'n1', path: ['mode'] }]);
    const [step, ...more] = apart?.fixes?.[0]?.steps ?? [];
    expect([step, more]).toEqual([{ do: 'set', id: 'n1', path: ['mode'], value: 'bridge' }, []]);
    expect(codes('private', ['e1', 'e2'])).not.toContain('macvlan-isolating-mode');
    expect(codes(undefined, ['e1'])).not.toContain('macvlan-isolating-mode');
  });
});

test('STP of a bridge delays guests in a libvirt network that stands on it', () => {
  const found = (...below: string[]) =>
    check(
      viewOf(
        lab((t) => {
          device(t, 'o1')['stp'] = true;
          device(t, 'b1')['stp'] = true;
          named(t, {}, ...below);
          Object.assign(link(t, 'l2'), { kind: 'network', b: { device: 'n1' } });
          delete t.links['l1'];
        }),
      ),
    ).map(({ code }) => code);
  expect(found('b1')).toContain('br-stp-delay');
  expect(found('o1')).not.toContain('br-stp-delay');
});

test('a host with an interface on the card reaches the guests there', () => {
  const drawing = lab((t) => {
    stand(t, undefined);
    delete device(t, 'b1')['addresses'];
    device(t, 'h1')['interfaces'] = [{ id: 'lab0', addresses: ['10.0.0.1/24'] }];
    const a = { device: 'h1', port: 'lab0' };
    t.links['l9'] = { kind: 'macvlan', a, b: { device: 'e1' } };
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('guests that share a card of the host in the mode bridge are no mistake', () => {
  const drawing = lab((t) => {
    stand(t, undefined, 'bridge');
    device(t, 'b1')['addresses'] = ['10.0.1.1/24'];
    delete t.links['l3'];
    delete t.devices['s1'];
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('VLANs of a card, of a dummy, and what stands on them are no mistake', () => {
  const drawing = lab((t) => {
    tagged(t, 20, 30);
    t.links['l9'] = { kind: 'member', a: { device: 'v0' }, b: { device: 'o1' } };
    t.devices['d1'] = { kind: 'dummy', name: 'dummy0', in: 'h1', mtu: 9000 };
    t.devices['v9'] = { kind: 'vlan', name: 'vlan9', in: 'h1', tag: 20, mtu: 9000 };
    t.links['t9'] = { kind: 'lower', a: { device: 'd1' }, b: { device: 'v9' } };
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('a bond with its slaves, what is of its mode, and what stands on it are no mistake', () => {
  const drawing = lab((t) => {
    bonded(t, { mode: 'balance-tlb', primary: 'eno1', xmitHashPolicy: 'layer3+4' });
    t.devices['v1'] = { kind: 'vlan', name: 'vlan20', in: 'h1', tag: 20 };
    t.links['x3'] = { kind: 'lower', a: { device: 'x1' }, b: { device: 'v1' } };
    device(t, 'v1')['addresses'] = ['10.9.0.1/24'];
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('a slave of a bond may have a wire in its port', () => {
  const drawing = lab((t) => {
    bonded(t);
    t.devices['h2'] = { kind: 'host', name: 'kvm2' };
    t.devices['e2'] = { kind: 'nic', name: 'eno1', in: 'h2' };
    t.links['w1'] = { kind: 'wire', a: { device: 'e1' }, b: { device: 'e2' } };
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('a port of all addresses is also that of each, whichever is drawn first', () => {
  const codes = (...forwards: string[]) =>
    check(viewOf(lab((t) => forward(t, ...forwards)))).map(({ code }) => code);
  expect(codes('tcp:127.0.0.1:80-:80', 'tcp::80-:80')).toContain('user-hostfwd-dup');
  expect(codes('tcp::80-:80', 'tcp:127.0.0.1:80-:80')).toContain('user-hostfwd-dup');
  expect(codes('tcp:127.0.0.2:80-:80', 'tcp:127.0.0.1:80-:80', 'udp::80-:80')).not.toContain(
    'user-hostfwd-dup',
  );
});

test('two access cables of different VLANs between two switches are no ring', () => {
  const drawing = lab((t) => {
    link(t, 'l4')['a'] = { device: 'b1', vlan: { mode: 'access', tag: 10 } };
    link(t, 'l4')['b'] = { device: 'o1', vlan: { mode: 'access', tag: 10 } };
    t.links['l9'] = {
      kind: 'veth',
      a: { device: 'b1', vlan: { mode: 'access', tag: 20 } },
      b: { device: 'o1', vlan: { mode: 'access', tag: 20 } },
    };
  });
  expect(check(viewOf(drawing))).toEqual([]);
});

test('a name is shown with what it hides', () => {
  const drawing = lab((t) => (device(t, 'g1')['name'] = 'a\u202Eb'));
  expect(english(check(viewOf(drawing))[0]!.message)).toContain('"a\\u{202e}b"');
});
