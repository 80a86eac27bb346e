import { describe, expect, test } from 'vitest';
import type { DeviceId } from '../model/ids.ts';
import { parsePortForward } from '../net/port-forward.ts';
import { dangersOf } from './dangers.ts';
import { leaveOut } from './leave-out.ts';
import { unbindGroups } from './mcast-groups.ts';
import type { Plan } from './plan.ts';
import { type Resource, type ResourceId, resourceId } from './resource.ts';
import { english } from '../util/message.ts';

const machine = 'h1' as DeviceId;

function at(part: string, ...needs: readonly { readonly id: ResourceId }[]) {
  const origin = 'x' as DeviceId;
  return { origin, machine, id: resourceId(origin, part), needs: needs.map((need) => need.id) };
}

const card: Resource = { ...at('card'), kind: 'existing', ifname: 'eno1' };
const port = (bridge: string, ifname: string, of: 'veth' | 'existing' = 'veth'): Resource => ({
  ...at(`port-${ifname}`, ...(of === 'existing' ? [card] : [])),
  kind: 'port',
  ifname,
  of,
  bridge,
});
const uplink = port('br0', 'eno1', 'existing');
const veth = (a: string, b: string): Resource => ({
  ...at(`veth-${a}`),
  kind: 'netdev',
  type: 'veth',
  ends: [{ ifname: a }, { ifname: b }],
});
const patch = (bridge: string, name: string, peer: string): Resource => ({
  ...at(`patch-${name}`),
  kind: 'ovs-port',
  name,
  bridge,
  of: 'patch',
  peer,
  vlan: { mode: 'access', tag: 20 },
});
const forwarding: Resource = { ...at('forwarding'), kind: 'forwarding', family: 4, value: true };
const nat: Resource = {
  ...at('nat', forwarding),
  kind: 'nat',
  bridge: 'br0',
  network: '192.0.2.0/24',
};
const dhcp = (bridge: string): Resource => ({
  ...at(`dhcp-${bridge}`),
  kind: 'dhcp',
  bridge,
  address: '192.0.2.1',
  prefix: 24,
  first: '192.0.2.128',
  last: '192.0.2.254',
  leases: [],
});

const macvtap = (ifname: string, mode: 'bridge' | 'passthru' = 'bridge'): Resource => ({
  ...at(`macvtap-${ifname}`, card),
  kind: 'netdev',
  type: 'macvtap',
  ifname,
  lower: 'eno1',
  mode,
  mac: '52:54:00:00:00:01',
});

const flags = (...resources: readonly Resource[]): string[] =>
  dangersOf(resources).map(({ flag }) => flag);

/** br1 - br0 by veth, ovs1 - ovs0 by patch, ovs0 - br0 by veth; br2 stands alone. */
const wired: readonly Resource[] = [
  card,
  veth('v1', 'v0'),
  port('br0', 'v0'),
  port('br1', 'v1'),
  veth('w0', 'w1'),
  port('br0', 'w0'),
  { ...at('w1'), kind: 'ovs-port', name: 'w1', bridge: 'ovs0', of: 'veth' },
  patch('ovs0', 'p0', 'p1'),
  patch('ovs1', 'p1', 'p0'),
];

describe('touch', () => {
  test('an existing card that becomes a port, of either switch', () => {
    expect(flags(card)).toEqual([]);
    expect(flags(card, uplink)).toEqual(['--yes-touch eno1']);
    const ovs = { ...at('o'), kind: 'ovs-port', name: 'eno2', bridge: 'ovs0', of: 'existing' };
    expect(flags(ovs as Resource)).toEqual(['--yes-touch eno2']);
  });

  test('an existing card that becomes a slave, and who is on its wire', () => {
    const of = 'existing';
    const slave = {
      ...at('s', card),
      kind: 'slave',
      ifname: 'eno1',
      of,
      bond: 'bond0',
      primary: false,
    } as Resource;
    expect(flags(card, slave)).toEqual(['--yes-touch eno1']);
    const all = [card, slave, port('br0', 'bond0'), dhcp('br0')];
    expect(flags(...all)).toEqual(['--yes-touch eno1', '--yes-serve br0']);
  });

  test('an existing card that carries a VLAN, but not what stands on that or on a dummy', () => {
    const vlan = (lower: string, ifname: string) =>
      ({ ...at(ifname), kind: 'netdev', type: 'vlan', ifname, lower, tag: 20 }) as Resource;
    const dummy = { ...at('d'), kind: 'netdev', type: 'dummy', ifname: 'dummy0' } as Resource;
    const made = [card, dummy, vlan('eno1', 'v0'), vlan('dummy0', 'v1')];
    const upper = { ...at('m'), kind: 'netdev', type: 'macvlan', ifname: 'eth0', lower: 'v0' };
    expect(flags(...made, upper as Resource)).toEqual(['--yes-touch eno1']);
  });
});

describe('forward', () => {
  test('once for the host, not for a namespace', () => {
    const again = { ...forwarding, ...at('again') };
    expect(dangersOf([forwarding, again])).toMatchObject([
      { flag: '--yes-forward', name: '', resources: [forwarding.id, again.id] },
    ]);
    expect(flags({ ...forwarding, namespace: 'probe' } as Resource)).toEqual([]);
    expect(flags({ ...forwarding, value: false } as Resource)).toEqual([]);
  });
});

describe('serve', () => {
  test('nobody outside hears a switch without an uplink', () => {
    expect(flags(...wired, dhcp('br0'), dhcp('ovs1'))).toEqual([]);
  });

  test('a VLAN of a card is on its wire', () => {
    const vlan = {
      ...at('v'),
      kind: 'netdev',
      type: 'vlan',
      ifname: 'v20',
      lower: 'eno1',
      tag: 20,
    };
    const all = [card, vlan as Resource, port('br0', 'v20'), dhcp('br0')];
    expect(flags(...all)).toEqual(['--yes-touch eno1', '--yes-serve br0']);
  });

  test.each(['br0', 'br1', 'ovs0', 'ovs1'])('an uplink is heard on %s, over all cables', (name) => {
    expect(flags(...wired, uplink, dhcp(name))).toEqual([
      '--yes-touch eno1',
      `--yes-serve ${name}`,
    ]);
    const [, serve] = dangersOf([...wired, uplink, dhcp(name)]);
    expect(english(serve!.text)).toContain('eno1');
  });

  test('a switch beside it, and a veth into a namespace, are another wire', () => {
    const inside: Resource = {
      ...at('inside'),
      kind: 'netdev',
      type: 'veth',
      // Called as a port of br0 is, but somewhere else.
      ends: [{ ifname: 'u' }, { ifname: 'v0', namespace: 'probe' }],
    };
    const resources = [...wired, inside, port('br2', 'u'), uplink, dhcp('br2')];
    expect(flags(...resources)).toEqual(['--yes-touch eno1']);
  });
});

/** A guest into which these ports lead. */
const guest = (...forwards: readonly string[]): Extract<Resource, { kind: 'machine' }> => {
  const backend = { type: 'user', forwards: forwards.map((text) => parsePortForward(text)!) };
  return {
    ...at('guest'),
    kind: 'machine',
    label: 'web1',
    nics: [{ backend }],
  } as unknown as Extract<Resource, { kind: 'machine' }>;
};

describe('listen', () => {
  test('each port that others than this machine get at', () => {
    const one = guest('tcp:127.0.0.1:2222-:22', 'tcp::8080-:80', 'udp:192.0.2.1:53-:53');
    expect(flags(one)).toEqual(['--yes-listen 0.0.0.0:8080/tcp', '--yes-listen 192.0.2.1:53/udp']);
  });
});

/** A guest with a socket of a program. */
const shared = (path: string, listens: boolean): Extract<Resource, { kind: 'machine' }> => {
  const nics = [{ backend: { type: 'vhost-user', path, listens }, queues: 2 }];
  return { ...guest(), nics } as unknown as Extract<Resource, { kind: 'machine' }>;
};

const passed: Resource = {
  ...at('vfio', card),
  kind: 'passthrough',
  ifname: 'eno1',
  pci: '0000:03:00.0',
};

test('hardware that a guest gets is told by name, and the guest falls without it', () => {
  expect(flags(card, passed)).toEqual(['--yes-pass eno1']);
  expect(flags(card, { ...passed, vf: { number: 2 } } as Resource)).toEqual([
    '--yes-pass eno1:vf2',
  ]);
  const host = { id: machine, label: 'h', folder: 'h', resources: [card, passed] };
  const given = { ...guest(), needs: [passed.id] };
  const resources = [...host.resources, given];
  const lab = { label: 'x', id: 'x', group: 1 };
  const plan: Plan = { lab, hosts: [{ ...host, resources }], wires: [], titles: new Map() };
  expect(leaveOut(plan, new Set(['--yes-pass eno1'])).hosts[0]?.resources).toEqual([card]);
});

describe('socket', () => {
  test.each([true, false])('each path of this machine, also where QEMU listens: %s', (listens) => {
    expect(flags(shared('/run/v.sock', listens))).toEqual(['--yes-socket /run/v.sock']);
    expect(flags(shared('l1.vhost', listens))).toEqual([]);
  });
});

/** A tap, its port and the guest behind it. */
const tapped = (own: object, maker?: 'qemu' | 'helper'): readonly Resource[] => {
  const common = { origin: 'l1', machine, needs: [], maker };
  const nics = [{ backend: { type: 'tap', ifname: 'vm-eth0', maker } }];
  return [
    { ...common, kind: 'netdev', type: 'tap', id: 'l1/tap', ifname: 'vm-eth0', ...own },
    { ...common, kind: 'port', id: 'l1/port', ifname: 'vm-eth0', of: 'tap' },
    { ...guest(), nics },
  ] as unknown as readonly Resource[];
};

describe('root and lend', () => {
  test('a tap that QEMU makes has root run the guest', () => {
    expect(flags(...tapped({}, 'qemu'))).toEqual(['--yes-root vm-eth0']);
    expect(flags(...tapped({}, 'helper'))).toEqual([]);
  });

  test('a tap that others than who builds the lab may open', () => {
    expect(flags(...tapped({ owner: 'alice' }))).toEqual(['--yes-lend vm-eth0']);
    expect(flags(...tapped({ group: 'kvm' }))).toEqual(['--yes-lend vm-eth0']);
    expect(flags(...tapped({}))).toEqual([]);
  });
});

/** A guest with a vDPA device. */
const hardware = (path: string): Extract<Resource, { kind: 'machine' }> => {
  const nics = [{ backend: { type: 'vdpa', path }, queues: 2 }];
  return { ...guest(), nics } as unknown as Extract<Resource, { kind: 'machine' }>;
};

test('vdpa', () => {
  expect(flags(hardware('/dev/vhost-vdpa-3'))).toEqual(['--yes-vdpa /dev/vhost-vdpa-3']);
});

/** A guest in a multicast group, of its host alone or of several. */
const grouped = (local?: string): Extract<Resource, { kind: 'machine' }> => {
  const nics = [{ backend: { type: 'mcast', address: '239.255.1.2', port: 20_000, local } }];
  return { ...guest(), nics } as unknown as Extract<Resource, { kind: 'machine' }>;
};

test('a group of several hosts, once', () => {
  const both = [grouped('192.0.2.1'), grouped('192.0.2.1')];
  expect(flags(...both)).toEqual(['--yes-group 239.255.1.2:20000']);
  expect(flags(grouped())).toEqual([]);
});

test('a group that libvirt cannot keep on its host', () => {
  const hosts = [{ id: machine, label: 'h', folder: 'h', resources: [grouped()] }];
  const plan: Plan = {
    lab: { id: 'l', label: 'l', group: 1 },
    hosts,
    titles: new Map(),
    wires: [],
  };
  const told = (byLibvirt: boolean) =>
    unbindGroups(plan, byLibvirt).hosts.flatMap(({ resources }) => flags(...resources));
  expect(told(true)).toEqual(['--yes-group 239.255.1.2:20000']);
  expect(told(false)).toEqual([]);
});

describe('leaving out', () => {
  const left = (resources: readonly Resource[], ...off: string[]): readonly Resource[] => {
    const host = { id: machine, label: 'h', folder: 'h', resources };
    const lab = { label: 'x', id: 'x', group: 1 };
    const plan: Plan = { lab, hosts: [host], wires: [], titles: new Map() };
    return leaveOut(plan, new Set(off)).hosts[0]?.resources ?? [];
  };

  test('takes what needs it too', () => {
    const all = [forwarding, nat, dhcp('br0')];
    expect(left(all, '--yes-forward')).toEqual([dhcp('br0')]);
    expect(left(all, '--yes-touch eno1')).toEqual(all);
  });

  test('a guest stays, without the port that leads to it', () => {
    const [one, kept] = [
      guest('tcp:127.0.0.1:2222-:22', 'tcp::8080-:80'),
      guest('tcp:127.0.0.1:2222-:22'),
    ];
    expect(left([one], '--yes-listen 0.0.0.0:8080/tcp')).toEqual([kept]);
    expect(left([one], '--yes-forward')).toEqual([one]);
  });

  test('a tap stays, made by net.sh for who builds', () => {
    const plain = tapped({});
    expect(left(tapped({}, 'qemu'), '--yes-root vm-eth0')).toEqual(plain);
    expect(left(tapped({}, 'qemu'), '--yes-root other')).toEqual(tapped({}, 'qemu'));
    expect(left(tapped({ owner: 'alice', group: 'kvm' }), '--yes-lend vm-eth0')).toEqual(plain);
  });

  test('a guest stays, without the socket at a path of this machine', () => {
    const one = shared('/run/v.sock', false);
    const kept = { nics: [{ backend: { type: 'none' } }] };
    expect(left([one], '--yes-socket /run/v.sock')).toMatchObject([kept]);
    expect(left([one], '--yes-socket /run/w.sock')).toEqual([one]);
  });

  test('a guest stays, without a device of this machine', () => {
    const one = hardware('/dev/vhost-vdpa-3');
    const kept = { nics: [{ backend: { type: 'none' } }] };
    expect(left([one], '--yes-vdpa /dev/vhost-vdpa-3')).toMatchObject([kept]);
    expect(left([one], '--yes-vdpa /dev/vhost-vdpa-4')).toEqual([one]);
  });

  test('a guest stays, without the group that others may join', () => {
    const kept = { nics: [{ backend: { type: 'none' } }] };
    const flag = '--yes-group 239.255.1.2:20000';
    expect(left([grouped('192.0.2.1')], flag)).toMatchObject([kept]);
    expect(left([grouped()], flag)).toEqual([grouped()]);
  });

  test('a setting that waits for an uplink stays', () => {
    const mtu: Resource = {
      ...at('mtu', uplink),
      kind: 'setting',
      ifname: 'br0',
      set: { mtu: 1400 },
    };
    const flag: Resource = { ...mtu, id: at('flag').id, set: 'promisc' };
    expect(left([card, uplink, mtu, flag], '--yes-touch eno1')).toEqual([mtu]);
  });

  test('a server stays where its uplink is left out: it is no danger any more', () => {
    const all = [card, uplink, dhcp('br0')];
    expect(left(all, '--yes-serve br0')).toEqual([card, uplink]);
    expect(left(all, '--yes-serve br0', '--yes-touch eno1')).toEqual([dhcp('br0')]);
  });
});

test('the way out of a switch is left out by itself, and a bond with any of its cards', () => {
  const common = { kind: 'daemon', name: 'lan', socket: '/run/vethloom/lab.sockets/lan' } as const;
  const lan: Resource = { ...at('vde'), ...common, program: 'vde_switch', ports: 33, hub: false };
  const out: Resource = { ...at('slirpvde', lan), ...common, program: 'slirpvde' };
  const second: Resource = { ...at('second'), kind: 'existing', ifname: 'eno2' };
  const bond: Resource = {
    ...at('bond', card, second),
    kind: 'ovs-port',
    name: 'bond0',
    bridge: 'ovs0',
    of: 'bond',
    bond: {
      ...{ mode: 'active-backup', lacp: 'off', upDelay: 0, downDelay: 0 },
      members: [
        { ifname: 'eno1', of: 'existing' },
        { ifname: 'eno2', of: 'existing' },
        { ifname: 'dummy0', of: 'lower' },
      ],
    },
  };
  const resources = [card, second, bond, lan, out];
  expect(dangersOf(resources).map(({ flag }) => flag)).toEqual([
    '--yes-touch eno1',
    '--yes-touch eno2',
    '--yes-outside lan',
  ]);
  // Its DHCP answers where the switch is plugged in.
  const plug: Resource = {
    ...at('plug', lan),
    ...common,
    name: 'lan-br0',
    program: 'vde_plug2tap',
  };
  const bridged = [card, uplink, port('br0', 'lan-br0'), lan, out, plug];
  expect(dangersOf(bridged).map(({ flag }) => flag)).toEqual([
    '--yes-touch eno1',
    '--yes-serve lan',
    '--yes-outside lan',
  ]);
  const plan: Plan = {
    lab: { label: 'lab', id: 'lab', group: 1 },
    hosts: [{ id: machine, label: 'kvm1', folder: 'kvm1', resources }],
    wires: [],
    titles: new Map(),
  };
  const left = (flag: string) => leaveOut(plan, new Set([flag])).hosts[0]?.resources;
  expect(left('--yes-outside lan')).toEqual([card, second, bond, lan]);
  expect(left('--yes-touch eno2')).toEqual([card, lan, out]);
});

describe('macvtaps', () => {
  test('of one card of the host are one danger', () => {
    const [danger, ...others] = dangersOf([card, macvtap('web1'), macvtap('web2')]);
    expect(others).toEqual([]);
    expect(danger?.flag).toBe('--yes-touch eno1');
    expect(english(danger?.text ?? '')).toContain('web1, web2');
  });

  test('that take the card alone say what the host loses', () => {
    const [danger] = dangersOf([card, macvtap('web1', 'passthru')]);
    expect(english(danger?.text ?? '')).toContain('alone');
  });
});
