import type { Vlan } from '../model/topology.ts';
import type { OvsBond } from './ovs-bond.ts';
import type { VethEnd } from './veth-end.ts';
import type { Tunnel } from './tunnel.ts';

/** A bridge of Open vSwitch. */
export interface OvsSwitch {
  readonly kind: 'ovs-bridge';
  readonly name: string;
  readonly failMode: 'standalone' | 'secure';
  readonly stp: boolean;
  /** `system` = the kernel's datapath, `netdev` = in user space. */
  readonly datapath: 'system' | 'netdev';
  readonly mtu?: number | undefined;
}

/** A port of an Open vSwitch bridge; port names are unique per database. */
export interface OvsPlug {
  readonly kind: 'ovs-port';
  readonly name: string;
  readonly bridge: string;
  readonly of:
    | 'tap'
    | 'veth'
    | 'lower'
    | 'existing'
    | 'internal'
    | 'patch'
    | 'tunnel'
    | 'bond'
    | 'vhost-user';
  /** The other patch port; only for `patch`. */
  readonly peer?: string;
  /** Open vSwitch is this end of it; only for `tunnel`. */
  readonly tunnel?: Tunnel;
  /** Absolute; where QEMU listens. Only for `vhost-user`. */
  readonly socket?: string;
  /** Only for `bond`. */
  readonly bond?: OvsBond;
  /** Where an `internal` port goes, and the name it answers to there beside its own. */
  readonly moved?: VethEnd;
  readonly vlan?: Vlan | undefined;
  readonly mtu?: number | undefined;
}
