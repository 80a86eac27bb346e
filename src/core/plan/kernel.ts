import { type Netdev, type Resource, tunnelDevice, type TunnelDevice } from './resource.ts';

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
  | 'nat'
  | 'filter';

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
  nat: { option: 'CONFIG_NFT_MASQ', module: 'nft_masq' },
  filter: { option: 'CONFIG_NFT_REJECT_INET', module: 'nft_reject_inet' },
};

/** In the order in which they are first needed. */
export function featuresOf(resources: readonly Resource[]): readonly Feature[] {
  const features = new Set<Feature>();
  for (const one of resources) {
    if (one.kind === 'netdev') {
      features.add('remote' in one ? tunnelDevice(one) : one.type);
      if (one.type === 'bridge' && one.vlanFiltering) features.add('vlan-filtering');
    } else if (one.kind === 'ovs-bridge' && one.datapath === 'system') {
      features.add('ovs-datapath');
    } else if (one.kind === 'passthrough') {
      if (one.vf) features.add('sriov');
      features.add('vfio');
    } else if (one.kind === 'network' && one.forward === 'hostdev') {
      features.add('sriov').add('vfio');
    } else if (one.kind === 'nat' || one.kind === 'filter') {
      features.add(one.kind);
    } else if (one.kind === 'machine') {
      const cards = one.nics.some(({ backend }) => backend.type === 'tap' && backend.vhost);
      if (cards) features.add('vhost-net');
      if (one.nics.some(({ backend }) => backend.type === 'vdpa')) features.add('vhost-vdpa');
    }
  }
  return [...features];
}
