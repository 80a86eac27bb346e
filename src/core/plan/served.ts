import type { Bandwidth } from '../model/bandwidth.ts';
import type { Portgroup } from '../model/portgroup.ts';
import type { DnsHost } from '../net/dns.ts';
import type { SwitchTechnology } from './backend.ts';
import type { MacvlanMode } from './macvlan.ts';

/** An address that one card always gets. */
export interface Lease {
  /** Lower case. */
  readonly mac: string;
  readonly address: string;
  /** What DNS calls it: `[a-z0-9][a-z0-9-]{0,40}`. */
  readonly name?: string | undefined;
}

/** A DHCP and DNS server on a switch. IPv4. */
export interface DhcpServer {
  readonly kind: 'dhcp';
  /** The switch, of either technology, that it answers on. */
  readonly bridge: string;
  /** The host's own address there: gateway and name server of those who ask. */
  readonly address: string;
  /** Bits, at most 30. */
  readonly prefix: number;
  /** First and last address that it hands out to anybody. */
  readonly first: string;
  readonly last: string;
  /** In the order of their addresses. */
  readonly leases: readonly Lease[];
  /** What names end in, for which nobody else is asked. */
  readonly domain?: string | undefined;
  /** Names beside those of the leases. */
  readonly hosts?: readonly DnsHost[];
  /** What it tells those who ask of the switch, where that is said. */
  readonly mtu?: number | undefined;
  /** Who asks is told of no way out, and of no names from there. */
  readonly closed?: true;
}

/**
 * A libvirt network: `bridge` makes a drawn switch known to libvirt by name; for the others
 * libvirt makes the switch, and all that is `madeBy` it.
 */
interface OfSwitch {
  readonly kind: 'network';
  readonly name: string;
  readonly forward: 'bridge' | NetworkForward;
  readonly bridge: string;
  readonly technology: SwitchTechnology;
  readonly portgroups?: readonly Portgroup[];
  /** Of what all guests together have with the host, and by it with what is outside. */
  readonly bandwidth?: Bandwidth;
}

/** A libvirt network whose guests stand on network devices of the host. */
interface OfCards {
  readonly kind: 'network';
  readonly name: string;
  readonly forward: 'macvtap';
  readonly mode: MacvlanMode;
  readonly cards: readonly string[];
}

/** A libvirt network whose guests get virtual functions of one network card of the host. */
interface OfFunctions {
  readonly kind: 'network';
  readonly name: string;
  readonly forward: 'hostdev';
  readonly card: string;
  readonly portgroups?: readonly Portgroup[];
}

export type LibvirtNetwork = OfSwitch | OfCards | OfFunctions;

/** How those in a network of libvirt's reach what is outside of it. */
type NetworkForward = 'isolated' | 'nat' | 'route' | 'open';
