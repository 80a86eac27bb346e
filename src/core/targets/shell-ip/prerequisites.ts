import { type Feature, featuresOf } from '../../plan/kernel.ts';
import type { Resource, TapDevice } from '../../plan/resource.ts';

/** What the script must find on the machine before it changes anything. */
export interface Prerequisites {
  readonly tools: readonly string[];
  /** What it asks about the machine where it is installed. */
  readonly asked: readonly string[];
  /** What the kernel must be able to do. */
  readonly features: readonly Feature[];
  /** `dpdk`: with ports that are of DPDK. */
  readonly ovs: 'no' | 'yes' | 'dpdk';
  /** What is neither a device nor an address: `forwarding`, `nat`, `filter`, `dhcp`, `daemon`. */
  readonly services: readonly Resource['kind'][];
  /** Whom taps are lent to: `passwd:alice`, `group:kvm`. */
  readonly accounts: readonly string[];
}

/** Programs of the fixed part: iproute2, util-linux, awk, coreutils, grep, sed. */
const ALWAYS = ['ip', 'flock', 'unshare', 'awk', 'sed', 'grep'];

export function prerequisitesOf(
  mine: readonly Resource[],
  dialectTools: readonly string[],
): Prerequisites {
  const tools = new Set([...ALWAYS, ...(mine.length > 0 ? dialectTools : [])]);
  const asked = new Set<string>();
  const services = new Set<Resource['kind']>();
  const accounts = new Set<string>();
  let ovs: Prerequisites['ovs'] = 'no';
  for (const resource of mine) {
    switch (resource.kind) {
      case 'netdev':
        if (['dummy', 'ifb', 'bond'].includes(resource.type)) asked.add('modprobe');
        if (resource.type === 'bridge') asked.add('nft').add('iptables-save');
        if (resource.type === 'tap')
          accountsOf(resource).forEach((account) => accounts.add(account));
        break;
      case 'port':
        if (resource.of === 'existing') {
          tools.add('setsid').add('sysctl');
          asked.add('nft').add('iptables-save').add('nmcli');
        }
        if (resource.vlan) tools.add('bridge');
        break;
      case 'ovs-bridge':
        if (resource.datapath === 'system') {
          asked.add('ovs-dpctl');
        }
        if (ovs === 'no') ovs = 'yes';
        break;
      case 'ovs-port':
        if (resource.of === 'vhost-user') ovs = 'dpdk';
        else if (ovs === 'no') ovs = 'yes';
        break;
      case 'forwarding':
        services.add(resource.kind);
        tools.add('sysctl');
        break;
      case 'passthrough':
        asked.add('modprobe');
        break;
      case 'nat':
      case 'filter':
        services.add(resource.kind);
        tools.add('nft');
        asked.add('iptables-save');
        break;
      case 'dhcp':
        services.add(resource.kind);
        tools.add('dnsmasq').add('ss');
        break;
      case 'daemon':
        services.add(resource.kind);
        tools.add(resource.program);
        break;
      default:
        break;
    }
  }
  // An earlier drawing of this lab may have had a switch.
  asked.add('ovs-vsctl');
  if (ovs !== 'no') tools.add('ovs-vsctl').add('ovs-appctl');
  // What is a number already is looked up only where getent is.
  if ([...accounts].some((account) => /:.*[^0-9]/.test(account))) tools.add('getent');
  return {
    tools: [...tools],
    asked: [...asked].filter((tool) => !tools.has(tool)),
    features: featuresOf(mine),
    ovs,
    services: [...services],
    accounts: [...accounts],
  };
}

function accountsOf({ owner, group }: TapDevice): readonly string[] {
  return [
    ...(owner === undefined ? [] : [`passwd:${owner}`]),
    ...(group === undefined ? [] : [`group:${group}`]),
  ];
}
