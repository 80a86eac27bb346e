import type { DeviceId, LinkId, Origin } from '../../plan/resource.ts';
import type { Lab, Plan } from '../../plan/plan.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { EmitContext } from '../target.ts';

const machine = 'h1' as DeviceId;

function at(origin: string, part: string) {
  const from = origin as Origin;
  return { id: resourceId(from, part), origin: from, machine, needs: [] as const };
}

/** One resource of every sort that the shell targets emit. */
export const EVERYTHING: readonly Resource[] = [
  { ...at('n1', 'existing'), kind: 'existing', ifname: 'eno1' },
  { ...at('n2', 'existing'), kind: 'existing', ifname: 'eno2' },
  { ...at('s1', 'namespace'), kind: 'namespace', name: 'probe' },
  {
    ...at('b1', 'bridge'),
    kind: 'netdev',
    type: 'bridge',
    ifname: 'br0',
    stp: true,
    forwardDelay: 4,
    vlanFiltering: true,
  },
  {
    ...at('o1', 'ovs-bridge'),
    kind: 'ovs-bridge',
    name: 'ovs0',
    failMode: 'secure',
    stp: false,
    datapath: 'netdev',
    mtu: 1400,
  },
  { ...at('l1', 'tap'), kind: 'netdev', type: 'tap', ifname: 'web1', multiQueue: true, mtu: 1400 },
  {
    ...at('l1', 'port'),
    needs: [resourceId('l1' as LinkId, 'elsewhere')],
    kind: 'port',
    ifname: 'web1',
    of: 'tap',
    bridge: 'br0',
    vlan: { mode: 'trunk', tags: [20, 21, 22, 1], native: 5 },
  },
  {
    ...at('l2', 'veth'),
    kind: 'netdev',
    type: 'veth',
    ends: [{ ifname: 'eth0', namespace: 'probe' }, { ifname: 'probe0' }],
  },
  {
    ...at('l2', 'port'),
    kind: 'ovs-port',
    name: 'probe0',
    bridge: 'ovs0',
    of: 'veth',
    vlan: { mode: 'access', tag: 20 },
  },
  { ...at('l3', 'port'), kind: 'port', ifname: 'eno1', of: 'existing', bridge: 'br0' },
  {
    ...at('l4', 'port-a'),
    kind: 'ovs-port',
    name: 'pa',
    bridge: 'ovs0',
    of: 'patch',
    peer: 'pb',
    vlan: { mode: 'trunk', tags: [30, 20] },
  },
  {
    ...at('l5', 'port'),
    kind: 'ovs-port',
    name: 'in0',
    bridge: 'ovs0',
    of: 'internal',
    moved: { ifname: 'eth1', namespace: 'probe' },
    vlan: { mode: 'trunk', tags: [20], native: 7 },
    mtu: 1300,
  },
  {
    ...at('l6', 'macvtap'),
    kind: 'netdev',
    type: 'macvtap',
    ifname: 'web2',
    lower: 'eno2',
    mode: 'passthru',
    mac: '52:54:00:00:00:04',
    mtu: 1400,
  },
  {
    ...at('l7', 'macvlan'),
    kind: 'netdev',
    type: 'macvlan',
    ifname: 'eth2',
    namespace: 'probe',
    lower: 'eno2',
    mode: 'source',
    sources: ['52:54:00:00:00:05', '52:54:00:00:00:06'],
  },
  {
    ...at('l10', 'ipvlan'),
    kind: 'netdev',
    type: 'ipvlan',
    ifname: 'eth3',
    namespace: 'probe',
    lower: 'eno2',
    mode: 'l3s',
    flag: 'vepa',
    mtu: 1400,
  },
  { ...at('d1', 'dummy'), kind: 'netdev', type: 'dummy', ifname: 'dummy0', mtu: 9000 },
  {
    ...at('x1', 'bond'),
    kind: 'netdev',
    type: 'bond',
    ifname: 'bond0',
    mode: '802.3ad',
    miimon: 100,
    lacpRate: 'fast',
    xmitHashPolicy: 'layer3+4',
    mtu: 9000,
  },
  {
    ...at('l9', 'slave'),
    kind: 'slave',
    ifname: 'eno1',
    of: 'existing',
    bond: 'bond0',
    primary: true,
  },
  { ...at('v1', 'vlan'), kind: 'netdev', type: 'vlan', ifname: 'vlan20', lower: 'dummy0', tag: 20 },
  { ...at('l8', 'port'), kind: 'port', ifname: 'vlan20', of: 'lower', bridge: 'br0' },
  {
    ...at('l8', 'tunnel-a'),
    kind: 'netdev',
    ifname: 'far0',
    mtu: 1450,
    ...{ type: 'vxlan', vni: 42, local: '192.0.2.1', remote: '192.0.2.2' },
  },
  { ...at('l8', 'port-a'), kind: 'port', ifname: 'far0', of: 'tunnel', bridge: 'br0' },
  {
    ...at('l9', 'port-b'),
    kind: 'ovs-port',
    name: 'far1',
    bridge: 'ovs0',
    of: 'tunnel',
    tunnel: { type: 'vxlan', vni: 0, local: '2001:db8::1', remote: '2001:db8::2' },
  },
  {
    ...at('l10', 'tunnel-a'),
    kind: 'netdev',
    ifname: 'far2',
    mtu: 1430,
    ...{ type: 'gre', vni: 7_000_000, local: '2001:db8::1', remote: '2001:db8::2' },
  },
  {
    ...at('l11', 'tunnel-a'),
    kind: 'netdev',
    ifname: 'far3',
    mtu: 1450,
    ...{ type: 'geneve', vni: 42, local: '192.0.2.1', remote: '192.0.2.2' },
  },
  { ...at('b1', 'mtu'), kind: 'setting', setting: 'mtu', ifname: 'br0', value: 1400 },
  { ...at('b1', 'a4'), kind: 'address', ifname: 'br0', family: 4, cidr: '192.0.2.10/24' },
  { ...at('b1', 'b4'), kind: 'address', ifname: 'br0', family: 4, cidr: '198.51.100.1/20' },
  {
    ...at('s1', 'a6'),
    kind: 'address',
    ifname: 'eth0',
    namespace: 'probe',
    family: 6,
    cidr: '2001:db8::9/64',
  },
  {
    ...at('s1', 'r4'),
    kind: 'route',
    ifname: 'eth0',
    namespace: 'probe',
    family: 4,
    to: '10.1.1.1/32',
    via: '192.0.2.10',
  },
  {
    ...at('s1', 'r6'),
    kind: 'route',
    ifname: 'eth0',
    namespace: 'probe',
    family: 6,
    to: 'default',
    via: '2001:db8::1',
  },
  { ...at('s1', 'forwarding'), kind: 'forwarding', namespace: 'probe', family: 4, value: false },
  { ...at('s1', 'forwarding6'), kind: 'forwarding', namespace: 'probe', family: 6, value: true },
  { ...at('b1', 'forwarding'), kind: 'forwarding', family: 4, value: true },
  { ...at('b1', 'nat'), kind: 'nat', bridge: 'br0', network: '192.0.2.0/24' },
  { ...at('b1', 'nat-2'), kind: 'nat', bridge: 'br0', network: '198.51.96.0/20' },
  {
    ...at('b1', 'dhcp'),
    kind: 'dhcp',
    bridge: 'br0',
    address: '192.0.2.10',
    prefix: 24,
    first: '192.0.2.100',
    last: '192.0.2.199',
    leases: [
      { mac: '52:54:00:00:00:01', address: '192.0.2.20', name: 'web1' },
      { mac: '52:54:00:00:00:02', address: '192.0.2.21', name: 'ignore' },
      { mac: '52:54:00:00:00:03', address: '192.0.2.22' },
    ],
  },
  {
    ...at('v2', 'vde'),
    kind: 'daemon',
    name: 'sw0',
    socket: '/run/vethloom/test-lab.sockets/sw0',
    ports: 4,
    hub: true,
  },
];

export function contextOf(
  mine: readonly Resource[],
  { lab, title = 'x' }: { lab?: Partial<Lab>; title?: string } = {},
): EmitContext {
  const host = { id: machine, label: title, folder: 'kvm1', resources: mine };
  const titles = new Map(mine.map((resource) => [resource.origin, title]));
  const plan: Plan = {
    lab: { label: title, id: 'test-lab', group: 0x76000001, ...lab },
    hosts: [host],
    titles,
  };
  return { plan, host, mine };
}
