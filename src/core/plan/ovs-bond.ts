import type { OvsPort } from './resource.ts';

export type OvsBondMode = 'active-backup' | 'balance-slb' | 'balance-tcp';

/** Several network devices as one port of Open vSwitch, by ovs-vswitchd.conf.db(5). */
export interface OvsBond {
  readonly mode: OvsBondMode;
  readonly lacp: 'off' | 'active' | 'passive';
  /** Only with LACP. */
  readonly lacpTime?: 'slow' | 'fast' | undefined;
  /** Only in the mode that has it. */
  readonly primary?: string | undefined;
  /** In ms. */
  readonly upDelay: number;
  readonly downDelay: number;
  /** Two or more; they are interfaces of the port, and ports of nothing by themselves. */
  readonly members: readonly OvsBondMember[];
}

interface OvsBondMember {
  readonly ifname: string;
  /** Whether it is made here. */
  readonly of: 'lower' | 'existing';
}

/** Existing network cards of the host that become interfaces of this port. */
export function cardsOf({ name, of, bond }: OvsPort): readonly string[] {
  if (of === 'existing') return [name];
  return (bond?.members ?? []).filter((one) => one.of === 'existing').map(({ ifname }) => ifname);
}
