import type { Netdev, Resource } from './resource.ts';

interface Made {
  readonly kind: 'netdev';
  readonly ifname: string;
  readonly mtu?: number | undefined;
}

/** A network device that leads nowhere: others stand on it. */
export interface Dummy extends Made {
  readonly type: 'dummy';
}

/** Where tc(8) redirects to what comes in elsewhere. Nothing stands on it. */
export interface Ifb extends Made {
  readonly type: 'ifb';
}

/** What another network device carries with one 802.1Q tag. */
export interface VlanOf extends Made {
  readonly type: 'vlan';
  /** The device it stands on. */
  readonly lower: string;
  /** 1..4094 */
  readonly tag: number;
}

/** Linux's names, by ip-link(8) and bonding.rst. */
export type BondMode =
  | 'balance-rr'
  | 'active-backup'
  | 'balance-xor'
  | 'broadcast'
  | '802.3ad'
  | 'balance-tlb'
  | 'balance-alb';

/** Several network devices as one. */
export interface Bond extends Made {
  readonly type: 'bond';
  readonly mode: BondMode;
  /** How often the link of each is looked at, in ms. */
  readonly miimon: number;
  /** Only where the mode has them. */
  readonly lacpRate?: 'slow' | 'fast' | undefined;
  readonly xmitHashPolicy?: string | undefined;
}

/** A network device that a bond sends by. */
export interface SlaveOf {
  readonly kind: 'slave';
  readonly ifname: string;
  /** Whether it is made here. */
  readonly of: 'lower' | 'existing';
  readonly bond: string;
  /** Whether the bond prefers it. */
  readonly primary: boolean;
}

const LOWERS: ReadonlySet<Netdev['type']> = new Set(['dummy', 'vlan', 'bond']);

/** Names of the devices of the lab itself among those that others stand on. */
export function madeLowers(resources: readonly Resource[]): ReadonlySet<string> {
  const made = new Set<string>();
  for (const one of resources) {
    if (one.kind === 'netdev' && LOWERS.has(one.type) && 'ifname' in one) made.add(one.ifname);
  }
  return made;
}
