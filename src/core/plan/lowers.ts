import type { Resource } from './resource.ts';

interface Made {
  readonly kind: 'netdev';
  readonly ifname: string;
  readonly mtu?: number | undefined;
}

/** A network device that leads nowhere: others stand on it. */
export interface Dummy extends Made {
  readonly type: 'dummy';
}

/** What another network device carries with one 802.1Q tag. */
export interface VlanOf extends Made {
  readonly type: 'vlan';
  /** The device it stands on. */
  readonly lower: string;
  /** 1..4094 */
  readonly tag: number;
}

/** Names of the devices of the lab itself among those that others stand on. */
export function madeLowers(resources: readonly Resource[]): ReadonlySet<string> {
  const made = new Set<string>();
  for (const one of resources) {
    if (one.kind === 'netdev' && (one.type === 'dummy' || one.type === 'vlan'))
      made.add(one.ifname);
  }
  return made;
}
