import type { DeviceId, LinkId, NoteId } from './ids.ts';

/** Canvas units; relative to the containing device where there is one. */
export type Point = readonly [x: number, y: number];
export type Size = readonly [width: number, height: number];

/**
 * A box on the canvas. What else it holds is its kind's business: the kinds in
 * `devices/` narrow this type.
 */
export interface Device {
  readonly id: DeviceId;
  readonly kind: string;
  readonly name: string;
  readonly in?: DeviceId;
  readonly at: Point;
  readonly size?: Size;
  /** Edits of the canvas leave it where it is. */
  readonly locked?: boolean;
  /** Of a container: what stands in it is not drawn. */
  readonly collapsed?: boolean;
  readonly [field: string]: unknown;
}

/** VLAN settings of a switch port, which is the end of a link. Tags are 1..4094. */
export type Vlan =
  | { readonly mode: 'access'; readonly tag: number }
  | { readonly mode: 'trunk'; readonly tags: readonly number[]; readonly native?: number };

/**
 * A plugged end. `ifname` pins the name of the network device at this end, `local` the address by
 * which the other host reaches it: in a LAN that of the machine there.
 */
export interface PluggedEnd {
  readonly device: DeviceId;
  readonly port?: string;
  readonly vlan?: Vlan;
  readonly ifname?: string;
  readonly local?: string;
}

/** An end that hangs loose on the canvas. */
export interface LooseEnd {
  readonly at: Point;
}

export type LinkEnd = PluggedEnd | LooseEnd;
export type Side = 'a' | 'b';

/** A cable between two device ports. */
export interface Link {
  readonly id: LinkId;
  readonly kind: string;
  readonly a: LinkEnd;
  readonly b: LinkEnd;
  readonly mtu?: number;
  readonly [field: string]: unknown;
}

export interface Note {
  readonly id: NoteId;
  readonly text: string;
  readonly at: Point;
  /** Of a box around things, with the text as its caption; without, the text alone is drawn. */
  readonly size?: Size;
  readonly locked?: boolean;
}

/** The whole drawing, format version 1. */
export interface Topology {
  readonly version: 1;
  readonly name: string;
  readonly devices: readonly Device[];
  readonly links: readonly Link[];
  readonly notes: readonly Note[];
  /** Unknown keys under `x-` survive a round trip. */
  readonly [extension: `x-${string}`]: unknown;
}

export function isPlugged(end: LinkEnd): end is PluggedEnd {
  return 'device' in end;
}
