import { msg } from '../../util/message.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Network, Resource } from '../../plan/resource.ts';
import { isLimited } from '../../plan/limited.ts';
import type { Answer, Artifact, Target } from '../target.ts';
import { printNetwork } from './network-xml.ts';

/** What libvirt makes when it starts a network of its own. */
function ofNetwork({ madeBy }: Resource): Answer {
  return madeBy === undefined ? 'absent' : 'implied';
}

/** A libvirt network for each drawn switch, so that other guests can name it, and those that libvirt makes. */
export const libvirtNetwork: Target = {
  id: 'libvirt-network',
  title: 'libvirt networks',
  note: 'libvirt/networks/NAME.xml: the drawn switches under a name that libvirt knows',
  answers: {
    existing: 'absent',
    namespace: 'absent',
    netdev: ofNetwork,
    port: 'absent',
    slave: 'absent',
    'ovs-bridge': 'absent',
    'ovs-port': 'absent',
    address: ofNetwork,
    route: 'absent',
    setting: ofNetwork,
    forwarding: 'absent',
    nat: ofNetwork,
    filter: ofNetwork,
    dhcp: ofNetwork,
    daemon: 'absent',
    network: 'emits',
    passthrough: 'absent',
    machine: 'absent',
  },
  refuse: ({ mine }) => mine.flatMap((one) => (one.kind === 'network' ? refusals(one) : [])),
  programs: ({ mine }) => [
    ...(mine.length > 0 ? ['libvirtd', 'virsh'] : []),
    ...(mine.some((one) => one.kind === 'network' && isMade(one)) ? ['dnsmasq', 'ip', 'awk'] : []),
    ...(mine.some((one) => one.kind === 'network' && isMade(one) && one.forward !== 'open')
      ? ['iptables', 'ip6tables']
      : []),
    ...(mine.some((one) => one.kind === 'network' && one.forward === 'hostdev')
      ? ['ip', 'awk']
      : []),
    ...(mine.some((one) => one.kind === 'network' && isLimited(one)) ? ['tc'] : []),
  ],
  emit: ({ plan, host, mine }) => {
    const networks = mine.filter((one): one is Network => one.kind === 'network');
    const own = networks.some(isMade) ? partsOf(host.resources) : new Map<string, Resource[]>();
    return networks.map((network): Artifact => ({
      path: `libvirt/networks/${network.name}.xml`,
      language: 'xml',
      executable: false,
      print: () => printNetwork(network, own.get(network.origin) ?? [], plan),
    }));
  },
};

type WithPortgroups = Exclude<Network, { readonly forward: 'macvtap' }>;

/** libvirt takes a VLAN for Open vSwitch alone, and else does not define the network. */
function refusals(network: Network): readonly Diagnostic[] {
  if (network.forward === 'macvtap') return [];
  if (network.forward === 'hostdev' || network.technology === 'openvswitch')
    return bandwidthRefusals(network);
  return (network.portgroups ?? []).flatMap(({ id, vlan }, i) =>
    vlan
      ? {
          code: 'portgroup-libvirt-vlan',
          severity: 'error',
          message: msg`libvirt cannot put the portgroup "${id}" into a VLAN of the Linux bridge ${network.bridge}: it can only where the network stands on Open vSwitch.`,
          anchors: [{ on: 'device', id: network.origin, path: ['portgroups', i, 'vlan'] }],
        }
      : [],
  );
}

/**
 * libvirt 9.0 lets the QoS and Queue records of a guest stand when it stops, and does not define a
 * network whose guests have virtual functions.
 */
function bandwidthRefusals(network: WithPortgroups): readonly Diagnostic[] {
  const { forward, origin, portgroups = [] } = network;
  const ofCard = forward === 'hostdev';
  return portgroups.flatMap(({ id, inbound, outbound }, i) =>
    inbound || outbound
      ? {
          code: ofCard ? 'bandwidth-libvirt-hostdev' : 'bandwidth-libvirt-ovs',
          severity: 'error',
          message: ofCard
            ? msg`libvirt cannot limit the bandwidth of virtual functions, as the portgroup "${id}" says.`
            : msg`libvirt would leave records of the bandwidth of the portgroup "${id}" in the database of Open vSwitch when a guest has stopped.`,
          anchors: [
            { on: 'device', id: origin, path: ['portgroups', i, inbound ? 'inbound' : 'outbound'] },
          ],
        }
      : [],
  );
}

/** Whether libvirt makes its switch. */
function isMade({ forward }: Network): boolean {
  return forward !== 'bridge' && forward !== 'macvtap' && forward !== 'hostdev';
}

/** By their origins. */
function partsOf(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const parts = new Map<string, Resource[]>();
  for (const one of resources) {
    if (one.madeBy === undefined && one.kind !== 'forwarding') continue;
    const known = parts.get(one.origin);
    if (known) known.push(one);
    else parts.set(one.origin, [one]);
  }
  return parts;
}
