import type { Origin, Tunnel, Vlan } from '../plan/resource.ts';
import type { Interface, Ip, Stack } from './stack.ts';

export interface Switch {
  /** Among those of all hosts. */
  readonly key: string;
  readonly name: string;
  readonly technology: 'bridge' | 'openvswitch';
  /** A Linux bridge that looks at tags. */
  readonly filtering: boolean;
  /** Without flows a switch with fail_mode=secure forwards nothing. */
  readonly learns: boolean;
  /** A datapath in user space: the host's own stack hears what comes in by its ports, too. */
  readonly inUserSpace: boolean;
}

/** A port of a switch. */
export interface Plug {
  readonly switch: Switch;
  readonly vlan: Vlan | undefined;
}

/**
 * What a cable ends in: a stack, a switch, a guest's card, what guests hand frames to each other
 * by without the kernel, or the world behind a card of the host.
 */
export type End =
  | { readonly at: 'stack'; readonly iface: Interface }
  | { readonly at: 'switch'; readonly plug: Plug }
  | { readonly at: 'guest'; readonly guest: string }
  | { readonly at: 'guests'; readonly name: string }
  | { readonly at: 'outside' };

export interface Cable {
  readonly ends: readonly [End, End];
  /** Bytes; undefined where nothing limits it. */
  readonly mtu: number | undefined;
}

/** One end of a tunnel, a port of a switch. */
export interface TunnelEnd {
  readonly origin: Origin;
  readonly tunnel: Tunnel;
  readonly plug: Plug;
  /** The host's own, which sends what travels by it. */
  readonly stack: Stack;
  /** Bytes of what it carries; undefined where the switch itself is the end. */
  readonly mtu: number | undefined;
  /** Whether its packets can leave by this device of the host. */
  readonly leavesBy: (ifname: string) => boolean;
}

/** Stacks, switches and cables as a plan has them. */
export interface Network {
  /** In the plan's order. */
  readonly interfaces: readonly Interface[];
  readonly cables: readonly Cable[];
  /** Interfaces that have this address. */
  owners(ip: Ip): readonly Interface[];
}
