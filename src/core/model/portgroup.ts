import type { Bandwidth } from './bandwidth.ts';
import type { Device, Link, Vlan } from './topology.ts';

/** What those who are plugged into a libvirt network have in common, under a name. */
export interface Portgroup extends Bandwidth {
  readonly id: string;
  /** Of those who name none. */
  readonly default?: boolean;
  readonly vlan?: Vlan;
}

const NONE: readonly Portgroup[] = [];

export function portgroupsOf({ portgroups }: Device): readonly Portgroup[] {
  return Array.isArray(portgroups) ? (portgroups as readonly Portgroup[]) : NONE;
}

/** The one that a cable into this device names, or that it gets without a word. */
export function portgroupOf({ portgroup }: Link, device: Device): Portgroup | undefined {
  return portgroupsOf(device).find((one) =>
    portgroup === undefined ? one.default === true : one.id === portgroup,
  );
}
