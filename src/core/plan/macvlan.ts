/** ip-link(8): how the devices on one lower device reach each other. */
export type MacvlanMode = 'bridge' | 'vepa' | 'private' | 'passthru';

interface OnLower {
  readonly kind: 'netdev';
  readonly ifname: string;
  /** The device it stands on, in the host's own stack. */
  readonly lower: string;
  readonly mtu?: number | undefined;
}

/** A network device of its own MAC on another one; a guest opens it as a file. */
export interface Macvtap extends OnLower {
  readonly type: 'macvtap';
  readonly mode: MacvlanMode;
  /** The guest's: it gets what is for this one. */
  readonly mac: string;
}

/** The same for a stack: an interface on the wire of another device. */
export interface Macvlan extends OnLower {
  readonly type: 'macvlan';
  /** Absent in the host's own stack. */
  readonly namespace?: string | undefined;
  readonly mode: MacvlanMode | 'source';
  /** MACs that it hears with `source`; lower case. */
  readonly sources: readonly string[];
}

/** An interface of a stack on the wire of another device, with the MAC of that. */
export interface Ipvlan extends OnLower {
  readonly type: 'ipvlan';
  /** Absent in the host's own stack. */
  readonly namespace?: string | undefined;
  /** ip-link(8): with `l2` a switch, with `l3` a router in the kernel; `l3s` with netfilter. */
  readonly mode: 'l2' | 'l3' | 'l3s';
  /** How those on one device reach each other. */
  readonly flag: 'bridge' | 'private' | 'vepa';
}
