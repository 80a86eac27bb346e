import { isLxc } from '../nics/machines.ts';
import { isLimited } from './limited.ts';
import {
  type Machine,
  type Netdev,
  type Network,
  type Resource,
  tunnelDevice,
  type TunnelDevice,
  type TunnelType,
  vhostBehind,
} from './resource.ts';

/** What a kernel must be able to do for a lab. */
export type Feature =
  | Exclude<Netdev, TunnelDevice>['type']
  | ReturnType<typeof tunnelDevice>
  | 'vlan-filtering'
  | 'ovs-datapath'
  | 'vhost-net'
  | 'vhost-vdpa'
  | 'sriov'
  | 'vfio'
  | 'vfio-iommu'
  | 'nat'
  | 'filter'
  | 'netns'
  | 'ipv6'
  | `ovs-${TunnelType}`
  | 'xt-masquerade'
  | 'xt-reject'
  | 'xt-conntrack'
  | (typeof SCHEDULING)[number];

/** As Kconfig of Linux 6.1 calls it, and the module that brings it. */
interface KernelOption {
  readonly option: string;
  readonly module: string;
}

export const KERNEL_OPTIONS: Readonly<Record<Feature, KernelOption>> = {
  bridge: { option: 'CONFIG_BRIDGE', module: 'bridge' },
  veth: { option: 'CONFIG_VETH', module: 'veth' },
  tap: { option: 'CONFIG_TUN', module: 'tun' },
  tun: { option: 'CONFIG_TUN', module: 'tun' },
  macvtap: { option: 'CONFIG_MACVTAP', module: 'macvtap' },
  macvlan: { option: 'CONFIG_MACVLAN', module: 'macvlan' },
  dummy: { option: 'CONFIG_DUMMY', module: 'dummy' },
  ifb: { option: 'CONFIG_IFB', module: 'ifb' },
  vlan: { option: 'CONFIG_VLAN_8021Q', module: '8021q' },
  vxlan: { option: 'CONFIG_VXLAN', module: 'vxlan' },
  geneve: { option: 'CONFIG_GENEVE', module: 'geneve' },
  gretap: { option: 'CONFIG_NET_IPGRE', module: 'ip_gre' },
  ip6gretap: { option: 'CONFIG_IPV6_GRE', module: 'ip6_gre' },
  bond: { option: 'CONFIG_BONDING', module: 'bonding' },
  ipvlan: { option: 'CONFIG_IPVLAN', module: 'ipvlan' },
  'vlan-filtering': { option: 'CONFIG_BRIDGE_VLAN_FILTERING', module: 'bridge' },
  'ovs-datapath': { option: 'CONFIG_OPENVSWITCH', module: 'openvswitch' },
  'vhost-net': { option: 'CONFIG_VHOST_NET', module: 'vhost_net' },
  'vhost-vdpa': { option: 'CONFIG_VHOST_VDPA', module: 'vhost_vdpa' },
  sriov: { option: 'CONFIG_PCI_IOV', module: 'built-in' },
  vfio: { option: 'CONFIG_VFIO_PCI', module: 'vfio-pci' },
  'vfio-iommu': { option: 'CONFIG_VFIO_IOMMU_TYPE1', module: 'vfio_iommu_type1' },
  nat: { option: 'CONFIG_NFT_MASQ', module: 'nft_masq' },
  filter: { option: 'CONFIG_NFT_REJECT_INET', module: 'nft_reject_inet' },
  netns: { option: 'CONFIG_NET_NS', module: 'built-in' },
  ipv6: { option: 'CONFIG_IPV6', module: 'ipv6' },
  'ovs-vxlan': { option: 'CONFIG_VXLAN', module: 'vxlan' },
  'ovs-geneve': { option: 'CONFIG_GENEVE', module: 'geneve' },
  'ovs-gre': { option: 'CONFIG_NET_IPGRE', module: 'ip_gre' },
  'xt-masquerade': { option: 'CONFIG_NETFILTER_XT_TARGET_MASQUERADE', module: 'xt_MASQUERADE' },
  'xt-reject': { option: 'CONFIG_IP_NF_TARGET_REJECT', module: 'ipt_REJECT' },
  'xt-conntrack': { option: 'CONFIG_NETFILTER_XT_MATCH_CONNTRACK', module: 'xt_conntrack' },
  htb: { option: 'CONFIG_NET_SCH_HTB', module: 'sch_htb' },
  sfq: { option: 'CONFIG_NET_SCH_SFQ', module: 'sch_sfq' },
  fw: { option: 'CONFIG_NET_CLS_FW', module: 'cls_fw' },
  ingress: { option: 'CONFIG_NET_SCH_INGRESS', module: 'sch_ingress' },
  u32: { option: 'CONFIG_NET_CLS_U32', module: 'cls_u32' },
  police: { option: 'CONFIG_NET_ACT_POLICE', module: 'act_police' },
};

/** Linux's limits of bandwidth, as libvirt sets them. */
const SCHEDULING = ['htb', 'sfq', 'fw', 'ingress', 'u32', 'police'] as const;

/** In the order in which they are first needed. */
export function featuresOf(
  resources: readonly Resource[],
  { byLibvirt = false }: { readonly byLibvirt?: boolean } = {},
): readonly Feature[] {
  const features = new Set<Feature>();
  const inKernel = new Set<string>();
  for (const one of resources) {
    if (isOfNamespace(one)) features.add('netns');
    if (needsIpv6(one)) features.add('ipv6');
    switch (one.kind) {
      case 'netdev':
        features.add('remote' in one ? tunnelDevice(one) : one.type);
        if (one.type === 'bridge' && one.vlanFiltering) features.add('vlan-filtering');
        break;
      case 'ovs-bridge':
        // In user space the switch, and each internal port, is a tap: ovs-vswitchd.conf.db(5).
        features.add(one.datapath === 'system' ? 'ovs-datapath' : 'tap');
        if (one.datapath === 'system') inKernel.add(one.name);
        break;
      case 'ovs-port':
        if (one.tunnel && inKernel.has(one.bridge)) features.add(`ovs-${one.tunnel.type}`);
        break;
      case 'passthrough':
        if (one.vf) features.add('sriov');
        features.add('vfio');
        break;
      case 'network':
        if (byLibvirt) networkFeatures(one).forEach((each) => features.add(each));
        break;
      case 'nat':
        features.add(byLibvirt && one.madeBy !== undefined ? 'xt-masquerade' : 'nat');
        break;
      case 'filter':
        // libvirt's own are of its network.
        if (!byLibvirt || one.madeBy === undefined) features.add('filter');
        break;
      case 'machine':
        machineFeatures(one, byLibvirt).forEach((each) => features.add(each));
        break;
      default:
        break;
    }
  }
  return [...features];
}

function isOfNamespace(one: Resource): boolean {
  return one.kind === 'namespace' || (one.kind === 'machine' && isLxc(one));
}

/** A container has the stack of the host's kernel. */
function needsIpv6(one: Resource): boolean {
  if ('family' in one) return one.family === 6;
  if (one.kind === 'netdev') return 'remote' in one && one.remote.includes(':');
  if (one.kind === 'ovs-port') return one.tunnel?.remote.includes(':') === true;
  if (one.kind !== 'machine' || !isLxc(one)) return false;
  return one.nics.some(({ addresses }) => addresses.some((each) => each.includes(':')));
}

/** libvirt 9.0 makes rules for its own switches by iptables, and limits by tc. */
function networkFeatures(network: Network): readonly Feature[] {
  const { forward } = network;
  const filters = forward === 'nat' || forward === 'route' || forward === 'isolated';
  return [
    ...(forward === 'hostdev' ? (['sriov', 'vfio'] as const) : []),
    ...(filters ? (['xt-reject'] as const) : []),
    ...(forward === 'nat' ? (['xt-conntrack'] as const) : []),
    ...(isLimited(network) ? SCHEDULING : []),
  ];
}

function machineFeatures({ nics }: Machine, byLibvirt: boolean): readonly Feature[] {
  return nics.flatMap(({ backend }): readonly Feature[] => {
    switch (backend.type) {
      case 'tap':
      case 'macvtap':
        return vhostBehind(backend) ? ['vhost-net'] : [];
      case 'vdpa':
        return ['vhost-vdpa'];
      case 'vfio':
        return ['vfio-iommu'];
      case 'hostdev':
        // Only libvirt deals them.
        return byLibvirt ? ['vfio-iommu'] : [];
      default:
        return [];
    }
  });
}
